#!/usr/bin/env bash
# Purpose: say what of a cluster is on this host; run on the host itself, as root.
# Inputs:  PACKAGES   look for packages, programs and repositories too, if not empty
# Effect:  none; prints one finding a line, nothing on a clean host; exit code 1 if anything was found
set -euo pipefail
export LC_ALL=C

findings=$(
  for path in /etc/kubernetes /var/lib/kubelet /var/lib/etcd /var/lib/cni /etc/cni/net.d /etc/kubeone /var/lib/kubeone /run/kubeone \
    /run/flannel /var/log/pods /var/log/containers /var/lib/containerd /run/containerd /etc/modules-load.d/kubeone.conf \
    /etc/sysctl.d/99-kubeone.conf /etc/systemd/journald.conf.d/kubeone.conf; do
    # A disk of its own stays, empty.
    if mountpoint -q "$path" && [[ -z $(find "$path" -mindepth 1 -print -quit) ]]; then continue; fi
    if [[ -e $path ]]; then echo "file $path"; fi
  done
  find /etc /var/lib /run /usr/local -xdev -name '*.kubeone-*' -printf 'file %p\n' 2>/dev/null || true
  grep -rls '^# Written by kubeone' /etc 2>/dev/null | sed 's/^/file /' || true
  for program in kubelet kube-apiserver kube-controller kube-scheduler kube-proxy etcd containerd containerd-shim coredns; do
    if pgrep -x "${program:0:15}" >/dev/null; then echo "process $program"; fi
  done
  awk '$2 ~ /^\/(var\/lib\/kubelet\/|run\/containerd\/|var\/lib\/containerd\/|run\/netns\/cni-)/ {print "mount " $2}' /proc/mounts
  awk '$4 == "0A" {n = split($2, a, ":"); print a[n]}' /proc/net/tcp /proc/net/tcp6 | sort -u | while read -r port; do
    case $((16#$port)) in
      6443 | 2379 | 2380 | 2381 | 10248 | 10249 | 10250 | 10256 | 10257 | 10259) echo "port $((16#$port))" ;;
    esac
  done
  ip -o link show | awk -F': ' '{sub(/@.*/, "", $2); print $2}' | { grep -E '^(cni0|flannel|cilium|lxc_health|lxc[0-9a-f]{10}|cali|vxlan|weave|kube|nodelocal)' || true; } |
    sed 's/^/interface /'
  # The lab's manifests have Kubernetes' usual range for pods.
  ip route show root 10.244.0.0/16 | sed 's/^/route /'
  find /run/netns -name 'cni-*' -printf 'network namespace %p\n' 2>/dev/null || true
  for program in iptables-nft iptables-legacy ip6tables-nft ip6tables-legacy; do
    if command -v "$program-save" >/dev/null; then
      "$program-save" 2>/dev/null | { grep -E 'KUBE-|CNI-|FLANNEL|cali-|CILIUM|10\.244\.' || true; } | sed "s/^/rule of $program: /"
    fi
  done
  if command -v nft >/dev/null; then
    nft list tables 2>/dev/null | { grep -E 'kube|cni|flannel|cilium|calico' || true; } | sed 's/^/nft /'
  fi
  systemctl list-units --all --no-legend --plain 'kubeone-*' 'kubepods*' 'cri-containerd-*' | awk '{print "unit " $1}'
  if [[ -n ${PACKAGES:-} ]]; then
    for package in kubelet kubeadm kubectl kubernetes-cni cri-tools containerd.io; do
      if dpkg-query -W "$package" >/dev/null 2>&1; then echo "package $package"; fi
      if apt-mark showhold | grep -qx "$package"; then echo "hold $package"; fi
    done
    for path in /opt/cni /etc/apt/sources.list.d/kubeone-* /etc/apt/keyrings/kubeone-* /usr/local/bin/kube{let,adm,ctl}; do
      if [[ -e $path ]]; then echo "file $path"; fi
    done
  fi
)
if [[ -n $findings ]]; then
  sort -u <<<"$findings"
  exit 1
fi
