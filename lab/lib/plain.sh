#!/usr/bin/env bash
# Purpose: install or upgrade a cluster on lab hosts with plain kubeadm, one thing after the other, as a
#          measure for how long it takes without an engine. Also the shortest example of what has to be done.
# Usage:   plain.sh install | upgrade
# Inputs:  as in settings.sh; LAB_PREFIX, LAB_FIRST as given to "lab up 3 1"; LAB_KUBERNETES (1.34.4): the
#          version that is installed or upgraded to
# Effect:  a cluster on the hosts; prints the time of each part. The kubeconfig stays in the cache.
set -euo pipefail
# shellcheck source=lab/lib/settings.sh
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

prefix=${LAB_PREFIX:-}
version=v${LAB_KUBERNETES:-1.34.4}
endpoint=$subnet_prefix.${LAB_FIRST:-10}:6443
leader=${prefix}cp-1
worker=${prefix}w-1
hosts=("$leader" "${prefix}cp-2" "${prefix}cp-3" "$worker")
folder=$cache/plain
admin=$folder/${prefix}admin.conf
log=$folder/${prefix}output.log
install -d -m 700 "$folder"
: >"$log"

root_on() { # HOST; the script on stdin
  "$lab/lib/hosts.sh" ssh "$1" sudo bash -seu -o pipefail
}

kubectl() {
  "$cache/release/$version/bin/linux/amd64/kubectl" --kubeconfig "$admin" "$@"
}

timed() { # TITLE COMMAND…
  local title=$1 start
  shift
  start=$(date +%s%3N)
  # In the background, because a condition would switch off errexit inside the command.
  "$@" >>"$log" 2>&1 </dev/null &
  wait $! || die "$title failed; see $log"
  start=$(($(date +%s%3N) - start))
  printf '  %-28s %4d.%d s\n' "$title" $((start / 1000)) $((start / 100 % 10))
}

repository() { # HOST
  root_on "$1" <<SH
install -d -m 755 /etc/apt/keyrings
curl -fsSL https://pkgs.k8s.io/core:/stable:/${version%.*}/deb/Release.key | gpg --batch --yes --dearmor -o /etc/apt/keyrings/kubernetes.gpg
echo 'deb [signed-by=/etc/apt/keyrings/kubernetes.gpg] https://pkgs.k8s.io/core:/stable:/${version%.*}/deb/ /' >/etc/apt/sources.list.d/kubernetes.list
SH
}

packages() { # HOST
  repository "$1"
  root_on "$1" <<SH
export DEBIAN_FRONTEND=noninteractive
curl -fsSL https://download.docker.com/linux/debian/gpg | gpg --batch --yes --dearmor -o /etc/apt/keyrings/docker.gpg
echo 'deb [signed-by=/etc/apt/keyrings/docker.gpg] https://download.docker.com/linux/debian $suite stable' >/etc/apt/sources.list.d/docker.list
apt-get update -qq
printf 'overlay\nbr_netfilter\n' >/etc/modules-load.d/k8s.conf
modprobe overlay
modprobe br_netfilter
printf 'net.ipv4.ip_forward=1\nnet.bridge.bridge-nf-call-iptables=1\nfs.inotify.max_user_instances=1024\n' >/etc/sysctl.d/99-k8s.conf
sysctl -q --system
apt-get install -y -qq containerd.io kubelet=${version#v}-1.1 kubeadm=${version#v}-1.1 kubectl=${version#v}-1.1
printf '%s\n' 'version = 3' '[plugins."io.containerd.cri.v1.images".pinned_images]' '  sandbox = "registry.k8s.io/pause:3.10.1"' \
  '[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]' '  runtime_type = "io.containerd.runc.v2"' \
  '[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]' '  SystemdCgroup = true' >/etc/containerd/config.toml
systemctl restart containerd
systemctl enable -q --now kubelet
SH
}

packages_everywhere() {
  local host pids=() pid
  for host in "${hosts[@]}"; do
    packages "$host" &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid"; done
}

init() {
  root_on "$leader" <<SH
kubeadm init --kubernetes-version $version --control-plane-endpoint $endpoint --pod-network-cidr 10.244.0.0/16 --upload-certs
SH
  (umask 077 && root_on "$leader" <<<'cat /etc/kubernetes/admin.conf' >"$admin")
}

network() {
  kubectl apply -f "$lab/addons/cni.yaml"
  kubectl wait --for=condition=Ready --timeout=180s "node/$leader"
  kubectl -n kube-system rollout status deployment/coredns --timeout=180s
}

join() { # HOST [control-plane]
  local command
  command=$(root_on "$leader" <<<'kubeadm token create --print-join-command')
  if [[ -n ${2:-} ]]; then
    command="$command --control-plane --certificate-key $(root_on "$leader" <<<'kubeadm init phase upload-certs --upload-certs' | tail -n 1)"
  fi
  root_on "$1" <<<"$command"
}

workload() {
  kubectl create deployment web --image docker.io/library/busybox:1.35 -- sh -c 'hostname >/www/index.html; exec httpd -f -h /www -p 8080'
  kubectl expose deployment web --port 80 --target-port 8080
  kubectl rollout status deployment/web --timeout=120s
  root_on "$leader" <<<"curl -fsS --retry 20 --retry-delay 1 --retry-all-errors -m 5 http://$(kubectl get service web -o jsonpath='{.spec.clusterIP}')/"
}

upgrade_host() { # HOST KUBEADM_COMMAND…
  local host=$1 number=${version#v}-1.1
  shift
  repository "$host"
  root_on "$host" <<SH
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq kubeadm=$number
$*
SH
  kubectl drain "$host" --ignore-daemonsets --delete-emptydir-data --force --timeout=120s
  root_on "$host" <<SH
export DEBIAN_FRONTEND=noninteractive
apt-get install -y -qq kubelet=$number kubectl=$number
systemctl daemon-reload
systemctl restart kubelet
SH
  kubectl uncordon "$host"
  kubectl wait --for=jsonpath='{.status.nodeInfo.kubeletVersion}'="$version" --timeout=120s "node/$host"
  kubectl wait --for=condition=Ready --timeout=180s "node/$host"
}

install_cluster() {
  timed "packages on all hosts" packages_everywhere
  timed "kubeadm init" init
  timed "pod network, CoreDNS" network
  timed "join ${prefix}cp-2" join "${prefix}cp-2" control-plane
  timed "join ${prefix}cp-3" join "${prefix}cp-3" control-plane
  timed "join $worker" join "$worker"
  timed "all nodes Ready" kubectl wait --for=condition=Ready --timeout=180s node --all
  timed "workload, service" workload
}

upgrade_cluster() {
  local host
  timed "upgrade $leader" upgrade_host "$leader" kubeadm upgrade apply --yes "$version"
  for host in "${prefix}cp-2" "${prefix}cp-3" "$worker"; do
    timed "upgrade $host" upgrade_host "$host" kubeadm upgrade node
  done
}

began=$(date +%s%3N)
case ${1:-} in
  install) install_cluster ;;
  upgrade) upgrade_cluster ;;
  *)
    sed -n '4p' "$0" >&2
    exit 2
    ;;
esac
printf 'TOTAL %d\n' $(($(date +%s%3N) - began))
