#!/usr/bin/env bash
# Purpose: take everything of a cluster off this host, whatever state it is in.
# Inputs:  CLUSTER       the cluster that the host must belong to, if it belongs to any
#          ETCD_MEMBER   remove: this host's etcd member leaves the others first; leave: there is nobody to tell
#          NODE_KNOWN    true: the cluster's API names the host as its node; else only our mark makes the host the cluster's
#          API_GOES_ON   true: clients use the other API servers meanwhile, so this one takes leave of them first
#          POD_SUBNETS   of the cluster, separated by spaces
#          BINARIES      remove: packages, programs and repositories go as well; keep
# Effect:  no process, container, mount, interface, rule, unit or file of the cluster is left; what the
#          operating system lost to it (a firewall, SELinux' enforcing mode, masked swap units) is not brought back

if [[ -s $KUBEONE_STATE/cluster && $(<"$KUBEONE_STATE/cluster") != "$CLUSTER" ]]; then
  fail "the host belongs to cluster $(<"$KUBEONE_STATE/cluster")" "take it out of this manifest"
fi

# has <program>
has() { command -v "$1" >/dev/null; }

# holds <folder>: whether anything is in it
holds() { [[ -d $1 && -n $(find "$1" -mindepth 1 -print -quit) ]]; }

# wipe <path…>: what is there; a disk of its own is emptied and stays mounted. Never into anything that is mounted
# below: what could not be unmounted, a network volume for one, is not deleted, and the step fails.
wipe() {
  local path
  for path in "$@"; do
    if mountpoint -q "$path"; then
      if holds "$path"; then
        find "$path" -xdev -mindepth 1 -delete
        changed "$path emptied"
      fi
    elif [[ -e $path ]]; then
      rm -rf --one-file-system "$path"
      changed "$path removed"
    fi
  done
}

# ---- whose host it is: what does not carry our mark is not ours to destroy. The mark goes last, so a host without it
# was reset already, or was never the cluster's.
marked=false
if [[ -s $KUBEONE_STATE/cluster || $NODE_KNOWN == true ]]; then marked=true; fi
if [[ $marked == false ]] && { [[ -e /etc/kubernetes/admin.conf || -e /etc/kubernetes/kubelet.conf ]] ||
  holds /etc/kubernetes/manifests || holds /var/lib/etcd; }; then
  fail "there is a Kubernetes cluster on the host that kubeone did not make" "take the host out of this manifest, or run kubeadm reset on it"
fi

# ---- jobs of ours that an abandoned run left behind: they must not work against this one
self=$(sed -n 's|^[0-9]*:[^:]*:.*/\(kubeone-[^/]*\.service\).*|\1|p' /proc/self/cgroup | head -1)
while read -r unit; do
  if [[ -n $self && $unit != "$self" ]]; then
    systemctl stop "$unit" || true
    changed "$unit stopped"
  fi
done < <(systemctl list-units --no-legend --plain --state=active,activating 'kubeone-*.service' | awk '{print $1}')

# ---- whoever else keeps containers here, Docker for one, keeps containerd
others=
if holds /etc/kubernetes/manifests && systemctl cat containerd >/dev/null 2>&1; then
  # kubeadm lists containers through it.
  systemctl start containerd || true
fi
if has ctr && systemctl is-active --quiet containerd; then
  others=$(ctr namespaces list -q 2>/dev/null | grep -vxE 'k8s\.io|default' || true)
  if [[ -n $(ctr -n default containers list -q 2>/dev/null || true) ]]; then others+="${others:+$'\n'}default"; fi
fi
# Docker's daemon may be off just now.
if [[ -z $others ]] && has dockerd; then others=docker; fi
if [[ -z $others && $marked == false && ! -e /etc/apt/sources.list.d/kubeone-containerd.list &&
  ! -e /etc/yum.repos.d/kubeone-containerd.repo ]]; then
  others="somebody who is not known"
fi

# ---- the API server goes as after SIGTERM: not ready first, so that a balancer leaves it, then without open requests.
# The etcd member goes before it: kubeadm finds that by the API server's pod.
member=$ETCD_MEMBER
no_api_server() { ! pgrep -x kube-apiserver >/dev/null; }
if [[ ${API_GOES_ON:-false} == true && -e /etc/kubernetes/manifests/kube-apiserver.yaml ]] && has kubeadm &&
  systemctl is-active --quiet kubelet; then
  if [[ $member != remove ]] || timeout 120 kubeadm reset phase remove-etcd-member </dev/null; then
    if [[ $member == remove ]]; then changed "etcd member removed"; fi
    member=removed
    rm -f /etc/kubernetes/manifests/kube-apiserver.yaml
    wait_until 120 "the API server to end" no_api_server
  fi
fi

# ---- kubeadm's own reset: the etcd member, static pods, containers
if has kubeadm && { [[ -e /etc/kubernetes/admin.conf || -e /etc/kubernetes/kubelet.conf ]] ||
  holds /etc/kubernetes/manifests || holds /var/lib/kubelet || holds /var/lib/etcd; }; then
  arguments=(--force --cleanup-tmp-dir)
  if [[ $member != remove ]]; then arguments+=(--skip-phases=remove-etcd-member); fi
  if timeout 180 kubeadm reset "${arguments[@]}" </dev/null; then
    changed "kubeadm reset"
  else
    echo "kubeone: kubeadm reset ended with exit code $?; all it would have removed is removed without it"
  fi
fi
if systemctl cat kubelet >/dev/null 2>&1; then
  systemctl disable --quiet --now kubelet || true
  systemctl reset-failed kubelet 2>/dev/null || true
fi

# ---- containers: through containerd where it answers, then by their control groups
if has ctr && systemctl is-active --quiet containerd; then
  for task in $(timeout 20 ctr -n k8s.io tasks list -q 2>/dev/null || true); do
    timeout 20 ctr -n k8s.io tasks kill --all --signal KILL "$task" >/dev/null 2>&1 || true
    timeout 20 ctr -n k8s.io tasks delete --force "$task" >/dev/null 2>&1 || true
  done
  for container in $(timeout 20 ctr -n k8s.io containers list -q 2>/dev/null || true); do
    timeout 20 ctr -n k8s.io containers delete "$container" >/dev/null 2>&1 || true
  done
fi
systemctl stop kubepods.slice kubelet.slice 2>/dev/null || true
while read -r shim; do
  kill -KILL "$shim" 2>/dev/null || true
done < <(pgrep -f 'containerd-shim.* -namespace k8s\.io' || true)
for group in /sys/fs/cgroup/kubepods.slice /sys/fs/cgroup/kubepods /sys/fs/cgroup/systemd/kubepods.slice; do
  if [[ -e $group/cgroup.kill ]]; then echo 1 >"$group/cgroup.kill" || true; fi
done
no_pods() { ! pgrep -f 'containerd-shim.* -namespace k8s\.io' >/dev/null; }
wait_until 20 "the last container to end" no_pods

# ---- mounts, the innermost first; the folder itself may be a disk of its own, which stays
unmount_below() {
  local point
  while read -r point; do
    printf -v point '%b' "$point" # a space is \040 there
    umount "$point" 2>/dev/null || umount -l "$point" || true
    changed "$point unmounted"
  done < <(awk -v below="$1/" 'index($2, below) == 1 {print $2}' /proc/mounts | sort -r)
}
unmount_below /var/lib/kubelet
unmount_below /run/containerd/io.containerd.runtime.v2.task/k8s.io
unmount_below /run/containerd/io.containerd.grpc.v1.cri
for namespace in /run/netns/cni-*; do
  if [[ -e $namespace ]]; then
    umount -l "$namespace" 2>/dev/null || true
    rm -f "$namespace"
  fi
done

# ---- network: services, interfaces of the known pod networks, then the rules of all of them
# The table of ipvs has no names: it is the cluster's where the interface of its services is.
if ip link show kube-ipvs0 >/dev/null 2>&1 && has ipvsadm; then
  ipvsadm --clear
  changed "ipvs services"
fi
interfaces() { ip -o link show "$@" 2>/dev/null | awk -F': ' '{sub(/@.*/, "", $2); print $2}'; }
# Of the pods' addresses: routes to the other nodes, and what hides them behind the host's. Kept beside the daemon that
# made them, they would lead the pods of a next cluster astray. Never a route of the host itself, should the ranges meet.
pod_routes() {
  local subnet family
  for subnet in $POD_SUBNETS; do
    if [[ $subnet == *:* ]]; then family=-6; else family=-4; fi
    ip "$family" route show root "$subnet" 2>/dev/null | sed "s/^/$family /" || true
  done
}
pod_prefixes=$({ pod_routes | awk '{print $2}' && tr ' ' '\n' <<<"$POD_SUBNETS"; } | grep / | sort -u | sed 's/[.]/\\./g' | paste -sd '|')
remove_interface() {
  if ip link delete "$1" 2>/dev/null; then changed "interface $1 removed"; fi
}
for bridge in cni0 cbr0; do
  if [[ -d /sys/class/net/$bridge ]]; then
    while read -r interface; do remove_interface "$interface"; done < <(interfaces master "$bridge" type veth)
  fi
done
while read -r interface; do
  remove_interface "$interface"
done < <(interfaces |
  grep -E '^(cni0|cbr0|flannel\.[0-9]+|flannel-v6\.[0-9]+|flannel-wg|cilium_.*|lxc_health|lxc[0-9a-f]{10,}|cali[0-9a-f]{8,}|vxlan\.calico|vxlan-v6\.calico|wireguard\.cali|weave|kube-bridge|kube-ipvs0|kube-dummy-if|nodelocaldns|antrea-.*|genev_sys_.*)$' || true)

# What iptables-save prints without the lines of a cluster is what is restored, so others' rules stay.
cluster_rules='KUBE-|CNI-|cali-|CILIUM_|OLD_CILIUM_|FLANNEL-|WEAVE|ANTREA-'
if [[ -n $pod_prefixes ]]; then cluster_rules+="|^-A POSTROUTING -s ($pod_prefixes) .*-j MASQUERADE"; fi
for program in iptables-nft iptables-legacy ip6tables-nft ip6tables-legacy iptables ip6tables; do
  if has "$program-save" && rules=$("$program-save" 2>/dev/null) && grep -qE "$cluster_rules" <<<"$rules"; then
    grep -vE "$cluster_rules" <<<"$rules" | "$program-restore"
    changed "rules of $program"
  fi
done
if has nft; then
  while read -r family table; do
    nft delete table "$family" "$table"
    changed "nft table $family $table removed"
  done < <(nft list tables 2>/dev/null | awk '$3 ~ /^(kube-proxy|flannel-ipv[46]|cni_plugins_.*|cilium.*|calico)$/ {print $2, $3}')
fi
if has ipset; then
  while read -r set; do
    ipset destroy "$set" || true
    changed "ipset $set removed"
  done < <(ipset list -n 2>/dev/null | grep -E '^(KUBE-|cali[46]|cilium_)' || true)
fi
if ! has iptables-save && ! has iptables-nft-save && ! has nft; then
  echo "kubeone: neither iptables nor nft is here: rules of pods and services stay until the next boot"
fi

while read -r family destination rest; do
  if [[ ! $rest =~ proto\ (kernel|dhcp|static|ra)( |$) ]] && ip "$family" route delete "$destination" 2>/dev/null; then
    changed "route to $destination removed"
  fi
done < <(pod_routes)

# ---- containerd: its store if nobody else uses it; of its configuration what we wrote
if systemctl cat containerd >/dev/null 2>&1; then
  if [[ -z $others ]]; then
    if systemctl is-active --quiet containerd || systemctl is-enabled --quiet containerd; then
      systemctl disable --quiet --now containerd || true
      changed "containerd stopped"
    fi
    systemctl reset-failed containerd 2>/dev/null || true
    unmount_below /run/containerd
    unmount_below /var/lib/containerd
    wipe /var/lib/containerd /run/containerd
  else
    timeout 120 ctr -n k8s.io images list -q 2>/dev/null | xargs -r -n 20 ctr -n k8s.io images rm >/dev/null 2>&1 || true
    echo "kubeone: containerd stays: ${others//$'\n'/, } uses it"
  fi
fi
ours() { grep -qs '^# Written by kubeone' "$1"; }
if ours /etc/containerd/config.toml; then remove_file /etc/containerd/config.toml || true; fi
for folder in /etc/containerd/certs.d/*/; do
  if ours "$folder/hosts.toml"; then
    rm -rf "$folder"
    changed "$folder removed"
  fi
done
rmdir /etc/containerd/certs.d /etc/containerd 2>/dev/null || true

# ---- certificates that the host trusts for the manifest's sake
trusted=(/usr/local/share/ca-certificates/kubeone-*.crt /etc/pki/ca-trust/source/anchors/kubeone-*.pem /etc/ssl/certs/kubeone-*.pem)
for path in "${trusted[@]}"; do
  if [[ -e $path || -L $path ]]; then
    rm -f "${trusted[@]}"
    if has update-ca-trust; then update-ca-trust extract; elif has update-ca-certificates; then update-ca-certificates --fresh >/dev/null 2>&1 || true; fi
    changed "certificates of the manifest no longer trusted"
    break
  fi
done

# ---- files
wipe /etc/kubernetes /var/lib/kubelet /var/lib/etcd /var/lib/cni /etc/cni/net.d /run/flannel /run/calico \
  /var/lib/calico /run/cilium /var/run/kubernetes /var/log/pods /var/log/containers /run/kubeone-discovery.conf /etc/kubeone
rmdir /etc/cni 2>/dev/null || true
if remove_file /etc/systemd/journald.conf.d/kubeone.conf; then systemctl restart systemd-journald; fi
rmdir /etc/systemd/journald.conf.d 2>/dev/null || true
for path in /etc/modules-load.d/kubeone.conf /etc/sysctl.d/99-kubeone.conf \
  /etc/apt/apt.conf.d/95kubeone-proxy /etc/systemd/system/containerd.service.d/kubeone-proxy.conf \
  /etc/systemd/system/kubelet.service.d/kubeone-proxy.conf /etc/systemd/system/containerd.service.d/10-kubeone.conf; do
  remove_file "$path" || true
done
if [[ -f /etc/fstab ]] && grep -q '^# off by kubeone: ' /etc/fstab; then
  sed -i 's/^# off by kubeone: //' /etc/fstab
  changed "swap in /etc/fstab again, for the next boot"
fi
rm -f /etc/fstab.kubeone-old

# ---- packages, programs, repositories
packages=(kubelet kubeadm kubectl kubernetes-cni cri-tools)
# Docker's package needs that of containerd.
if [[ -z $others ]]; then packages+=(containerd.io); fi

remove_with_apt() {
  local package installed=()
  apt-mark -qq unhold containerd.io >/dev/null 2>&1 || true
  for package in "${packages[@]}"; do
    if dpkg-query -W "$package" >/dev/null 2>&1; then installed+=("$package"); fi
  done
  if ((${#installed[@]})); then
    apt-mark -qq unhold "${installed[@]}" >/dev/null
    apt-get -qq -y -o DPkg::Lock::Timeout=300 purge "${installed[@]}"
    changed "${installed[*]} removed"
  fi
}

remove_with_dnf() {
  local package installed=()
  dnf -q versionlock delete containerd.io >/dev/null 2>&1 || true
  for package in "${packages[@]}"; do
    if rpm -q "$package" >/dev/null 2>&1; then installed+=("$package"); fi
  done
  if ((${#installed[@]})); then
    dnf -q versionlock delete "${installed[@]}" >/dev/null 2>&1 || true
    dnf -q -y remove "${installed[@]}"
    changed "${installed[*]} removed"
  fi
}

if [[ $BINARIES == remove ]]; then
  # The unit names the folder that the programs were put into.
  unit=/etc/systemd/system/kubelet.service
  if [[ -f $unit ]]; then
    folder=$(sed -n 's|^ExecStart=\(/[^ ]*\)/kubelet.*|\1|p' "$unit")
    for program in kubelet kubeadm kubectl; do
      if [[ -n $folder ]]; then remove_file "$folder/$program" || true; fi
    done
    remove_file "$unit" || true
    remove_file /etc/systemd/system/kubelet.service.d/10-kubeadm.conf || true
  fi
  if has apt-get; then
    remove_with_apt
  elif has dnf; then
    remove_with_dnf
  fi
  for path in /etc/apt/sources.list.d/kubeone-*.list /etc/apt/keyrings/kubeone-*.gpg /etc/yum.repos.d/kubeone-*.repo \
    /var/lib/apt/lists/*_kubeone_*; do
    remove_file "$path" || true
  done
  wipe /opt/cni
  rmdir /opt/containerd 2>/dev/null || true
fi
rmdir /etc/systemd/system/kubelet.service.d /etc/systemd/system/containerd.service.d 2>/dev/null || true
systemctl daemon-reload
