#!/usr/bin/env bash
# Purpose: install kubelet, kubeadm, kubectl and the CNI plugins as release binaries, each checked against its digest.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          PACKAGES             which of the three programs this run may move, separated by spaces
#          BINARIES_URL         base of the releases      CNI_URL, CNI_VERSION   base and version of the plugins
#          ARCHITECTURE         amd64 or arm64            BIN_DIR                where the programs go
#          KUBELET_UNIT, KUBELET_DROPIN   contents of the systemd files
# Effect:  programs in BIN_DIR, plugins in /opt/cni/bin, kubelet's unit; kubelet enabled

install -d -m 755 "$BIN_DIR" /opt/cni/bin
work=$(mktemp -d /var/lib/kubeone/download.XXXXXX)
trap 'rm -rf "$work"' EXIT

# download <url> <digest url> <file>
download() {
  local digest
  curl -fsSL --retry 3 --retry-connrefused -o "$3" "$1" ||
    fail "$1 cannot be fetched" "check that the host reaches it, or set packageSources in the manifest"
  digest=$(curl -fsSL --retry 3 "$2" | cut -d' ' -f1)
  if [[ $(sha256sum "$3" | cut -d' ' -f1) != "$digest" ]]; then
    fail "$1 does not match its published digest" "the mirror is damaged or was tampered with; do not go on before you know why"
  fi
}

for program in $PACKAGES; do
  case $program in
    kubelet) installed=$("$BIN_DIR/kubelet" --version 2>/dev/null | awk '{print $2}' || true) ;;
    kubeadm) installed=$("$BIN_DIR/kubeadm" version -o short 2>/dev/null || true) ;;
    *) installed=$("$BIN_DIR/kubectl" version --client 2>/dev/null | awk '/^Client/ {print $3}' || true) ;;
  esac
  if [[ $installed != "v$KUBERNETES_VERSION" ]]; then
    url=$BINARIES_URL/v$KUBERNETES_VERSION/bin/linux/$ARCHITECTURE/$program
    download "$url" "$url.sha256" "$work/$program"
    install -m 755 "$work/$program" "$BIN_DIR/.$program.kubeone-new"
    mv -f "$BIN_DIR/.$program.kubeone-new" "$BIN_DIR/$program"
    changed "$program $KUBERNETES_VERSION"
  fi
done
if [[ ! -x /opt/cni/bin/loopback ]]; then
  url=$CNI_URL/$CNI_VERSION/cni-plugins-linux-$ARCHITECTURE-$CNI_VERSION.tgz
  download "$url" "$url.sha256" "$work/cni.tgz"
  tar -C /opt/cni/bin -xzf "$work/cni.tgz"
  changed "CNI plugins $CNI_VERSION"
fi

unit=false
if write_file /etc/systemd/system/kubelet.service 0644 "$KUBELET_UNIT"; then unit=true; fi
if write_file /etc/systemd/system/kubelet.service.d/10-kubeadm.conf 0644 "$KUBELET_DROPIN"; then unit=true; fi
if [[ $unit == true ]]; then systemctl daemon-reload; fi
if ! systemctl is-enabled --quiet kubelet; then
  systemctl enable --quiet kubelet
  changed "kubelet enabled"
fi
