#!/usr/bin/env bash
# Purpose: look at a host and print what is seen as key=value lines; changes nothing.
# Inputs:  FILES     paths whose SHA-256 is wanted, one a line
#          PORTS     TCP ports to look for listeners on, separated by spaces
#          MODULES   kernel modules to look for, separated by spaces
#          SYSCTLS   names of settings to read, separated by spaces
#          SOURCES   base URLs the host will need, one a line; asked for only where software is still to be installed
#          ENDPOINT  name or address of the API endpoint, which the host must be able to resolve
#          WANTED    Kubernetes version wanted, without a leading v
# Effect:  none
set -euo pipefail
export LC_ALL=C

say() { printf '%s=%s\n' "$1" "${2//$'\n'/ }"; }

say clock.ms "$(date +%s%3N)"

# ---- operating system
# shellcheck source=/dev/null
os_value() { (. /etc/os-release && eval "printf '%s' \"\${$1:-}\""); }
say os.id "$(os_value ID)"
say os.versionId "$(os_value VERSION_ID)"
say os.codename "$(os_value VERSION_CODENAME)"
say os.name "$(os_value PRETTY_NAME)"

# ---- machine
case $(uname -m) in
  x86_64) say machine.architecture amd64 ;;
  aarch64) say machine.architecture arm64 ;;
  *) say machine.architecture "$(uname -m)" ;;
esac
say machine.cpus "$(getconf _NPROCESSORS_ONLN)"
say machine.memoryMb "$(awk '$1 == "MemTotal:" {print int($2 / 1024)}' /proc/meminfo)"
say machine.freeDiskMb "$(df -Pm /var | awk 'NR == 2 {print $4}')"
if [[ $(wc -l </proc/swaps) -gt 1 ]]; then say machine.swap true; fi
say machine.hostname "$(hostname)"
say machine.machineId "$(cat /etc/machine-id 2>/dev/null || true)"
say machine.bootId "$(cat /proc/sys/kernel/random/boot_id)"
say machine.kernel "$(uname -r)"
if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then say machine.cgroupVersion 2; else say machine.cgroupVersion 1; fi
if [[ $(id -u) == 0 ]]; then say machine.root true; fi

# /proc/net/tcp holds ports in hex; state 0A is LISTEN.
listening=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk '$4 == "0A" {n = split($2, a, ":"); print a[n]}')
for port in $PORTS; do
  if grep -qix "$(printf '%04X' "$port")" <<<"$listening"; then say machine.listening "$port"; fi
done

builtin=/lib/modules/$(uname -r)/modules.builtin
for module in $MODULES; do
  if [[ -d /sys/module/$module ]] || grep -qs "/$module\.ko" "$builtin"; then say machine.module "$module"; fi
done
for name in $SYSCTLS; do
  path=/proc/sys/${name//.//}
  if [[ -r $path ]]; then say "sysctl.$name" "$(tr '\t' ' ' <"$path")"; fi
done

# ---- software
export PATH=$PATH:/usr/local/bin:/opt/bin
if command -v containerd >/dev/null; then say software.containerd "$(containerd --version | awk '{sub(/^v/, "", $3); print $3}')"; fi
kubelet=
if command -v kubelet >/dev/null; then
  kubelet=$(kubelet --version | awk '{sub(/^v/, "", $2); print $2}')
  say software.kubelet "$kubelet"
fi
if command -v kubeadm >/dev/null; then say software.kubeadm "$(kubeadm version -o short | sed 's/^v//')"; fi
if command -v kubectl >/dev/null; then say software.kubectl "$(kubectl version --client 2>/dev/null | awk '/^Client Version/ {sub(/^v/, "", $3); print $3}')"; fi
if [[ -x /opt/cni/bin/loopback ]]; then say software.cniPlugins true; fi
if command -v apt-mark >/dev/null; then
  while read -r package; do say software.held "$package"; done < <(apt-mark showhold)
elif [[ -r /etc/dnf/plugins/versionlock.list ]]; then
  while read -r package; do say software.held "$package"; done < <(sed -nE 's/^([0-9]+:)?([a-z.-]+)-[0-9].*$/\2/p' /etc/dnf/plugins/versionlock.list)
fi
for unit in containerd kubelet; do
  if systemctl is-active --quiet "$unit"; then say software.active "$unit"; fi
  if systemctl is-enabled --quiet "$unit" 2>/dev/null; then say software.enabled "$unit"; fi
done

# ---- cluster
kubernetes=/etc/kubernetes
if [[ -e $kubernetes/admin.conf ]]; then say cluster.adminConf true; fi
if [[ -e $kubernetes/kubelet.conf ]]; then say cluster.kubeletConf true; fi
for manifest in "$kubernetes"/manifests/*.yaml; do
  if [[ -e $manifest ]]; then
    name=${manifest##*/}
    name=${name%.yaml}
    say cluster.staticPod "$name"
    # The tag of the first image; a registry's port and a digest do not count.
    version=$(sed -nE 's/^ +(- )?image: *"?[^ "@]*:v?([^:/"@ ]+)("|@.*)?$/\2/p' "$manifest" | head -1)
    if [[ -n $version ]]; then say "component.$name" "$version"; fi
  fi
done
if [[ -d /var/lib/etcd/member ]]; then say cluster.etcdData true; fi
if [[ -s $kubernetes/pki/ca.crt ]]; then say cluster.caHash "$(sha256sum <$kubernetes/pki/ca.crt | cut -d' ' -f1)"; fi
for config in "$kubernetes/admin.conf" "$kubernetes/kubelet.conf"; do
  if [[ -s $config ]]; then
    say cluster.server "$(sed -nE 's/^ *server: *(.*)$/\1/p' "$config" | head -1)"
    break
  fi
done
if [[ -s /var/lib/kubeone/cluster ]]; then say cluster.owner "$(cat /var/lib/kubeone/cluster)"; fi
if [[ -e /var/lib/kubeone/initialized || -e /var/lib/kubeone/joined ]]; then say cluster.complete true; fi
if [[ -e $kubernetes/manifests/kube-apiserver.yaml ]] &&
  [[ $(curl -ks --max-time 3 https://127.0.0.1:6443/readyz 2>/dev/null) == ok ]]; then say cluster.apiHealthy true; fi

# Flags that the manifest's features set.
if [[ -e $kubernetes/manifests/kube-apiserver.yaml ]]; then
  while read -r flag; do
    say "apiserver.flag.${flag%%=*}" "${flag#*=}"
  done < <(sed -nE "s/^ +- ['\"]?--((admission-control|audit|enable-admission|encryption-provider|oidc)-[^=]*=.*)\$/\1/p" \
    "$kubernetes/manifests/kube-apiserver.yaml" | sed "s/['\"]\$//")
fi
encryption=$kubernetes/pki/kubeone/encryption.yaml
if [[ -s $encryption ]]; then
  if [[ -e /var/lib/kubeone/secrets-to-rewrite ]]; then
    say apiserver.encryption switching
  elif grep -qs '^# Made by kubeone' "$encryption"; then
    say apiserver.encryption made
  else
    say apiserver.encryption given
  fi
fi

if [[ -s /var/lib/kubeone/upgrade-started ]]; then say upgrade.unfinished "$(cat /var/lib/kubeone/upgrade-started)"; fi
if [[ -s /var/lib/kubeone/upgraded ]]; then say upgrade.done "$(cat /var/lib/kubeone/upgraded)"; fi
if command -v openssl >/dev/null; then
  # The CAs live for ten years and are nobody's to renew here; the others end together, a year after they were made.
  for certificate in "$kubernetes"/pki/apiserver*.crt "$kubernetes"/pki/front-proxy-client.crt "$kubernetes"/pki/etcd/{server,peer,healthcheck-client}.crt; do
    if [[ -s $certificate ]]; then
      date -d "$(openssl x509 -noout -enddate -in "$certificate" | cut -d= -f2)" +%s
    fi
  done | sort -n | head -1 | while read -r until; do say certificates.hold $((until - $(date +%s))); done
fi

# ---- files of Kubernetes, beside what is on record of them
if [[ -n $(recorded_version) ]]; then
  say record.version "$(recorded_version)"
  while read -r line; do say record.drift "$line"; done < <(compare_files)
fi

# ---- files: their own digest, or that of the template for files that hold secrets and are unchanged since
while read -r file; do
  if [[ -z $file || ! -f $file ]]; then continue; fi
  digest=$(sha256sum "$file" | cut -d' ' -f1)
  record=/var/lib/kubeone/templates/$(sha256sum <<<"$file" | cut -d' ' -f1)
  if [[ -s $record ]]; then
    read -r template content <"$record"
    if [[ $content == "$digest" ]]; then digest=$template; fi
  fi
  say "file.$file" "$digest"
done <<<"$FILES"

# ---- sources, all at once; any HTTP answer counts
if [[ $kubelet != "$WANTED" ]]; then
  if command -v curl >/dev/null; then
    while read -r url; do
      if [[ -z $url ]]; then continue; fi
      (curl -ksSL -o /dev/null --max-time 8 "$url" 2>/dev/null || say unreachable "$url") &
    done <<<"$SOURCES"
    wait
  fi
  if ! getent ahosts "$ENDPOINT" >/dev/null; then say unreachable "the API endpoint $ENDPOINT (no address found)"; fi
fi
