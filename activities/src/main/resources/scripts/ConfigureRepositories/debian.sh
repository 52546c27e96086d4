#!/usr/bin/env bash
# Purpose: make the package repositories of Kubernetes and containerd known to apt.
# Inputs:  KUBERNETES_REPOSITORY   flat repository of the minor release, "" if binaries are used
#          CONTAINERD_REPOSITORY   base of the vendor's repositories
#          OS_ID, OS_CODENAME      of the host
#          KUBERNETES_LIST, CONTAINERD_LIST   contents of the source lists
# Effect:  two keyrings and two lists of ours; package lists refreshed if anything changed

for program in curl gpg; do
  if ! command -v "$program" >/dev/null; then
    finish_packages
    apt-get -qq -o DPkg::Lock::Timeout=300 update
    apt-get -qq -y -o DPkg::Lock::Timeout=300 install curl gnupg ca-certificates
    changed "curl and gnupg installed"
  fi
done

# keyring <path> <url>: the repository's signing key, again whenever the list changes
keyring() {
  local armored
  armored=$(curl -fsSL --retry 3 --retry-connrefused --max-time 60 "$2") ||
    fail "the signing key $2 cannot be fetched" "check that the host reaches it, or set packageSources in the manifest"
  install -d -m 755 /etc/apt/keyrings
  gpg --batch --yes --dearmor -o "$1.kubeone-new" <<<"$armored"
  chmod 644 "$1.kubeone-new"
  mv -f "$1.kubeone-new" "$1"
}

refresh=false
if [[ -n $KUBERNETES_REPOSITORY ]]; then
  if [[ ! -s /etc/apt/keyrings/kubeone-kubernetes.gpg ]] || ! printf '%s' "$KUBERNETES_LIST" | cmp -s - /etc/apt/sources.list.d/kubeone-kubernetes.list; then
    keyring /etc/apt/keyrings/kubeone-kubernetes.gpg "$KUBERNETES_REPOSITORY/Release.key"
    write_file /etc/apt/sources.list.d/kubeone-kubernetes.list 0644 "$KUBERNETES_LIST" || true
    refresh=true
  fi
fi
if [[ ! -s /etc/apt/keyrings/kubeone-containerd.gpg ]] || ! printf '%s' "$CONTAINERD_LIST" | cmp -s - /etc/apt/sources.list.d/kubeone-containerd.list; then
  keyring /etc/apt/keyrings/kubeone-containerd.gpg "$CONTAINERD_REPOSITORY/$OS_ID/gpg"
  write_file /etc/apt/sources.list.d/kubeone-containerd.list 0644 "$CONTAINERD_LIST" || true
  refresh=true
fi
# The marker tells an attempt that was cut off between the lists and the refresh.
if [[ $refresh == true || -e $KUBEONE_STATE/refresh-packages ]]; then
  touch "$KUBEONE_STATE/refresh-packages"
  apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 update
  rm -f "$KUBEONE_STATE/refresh-packages"
  changed "package lists refreshed"
fi
