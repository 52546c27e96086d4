#!/usr/bin/env bash
# Purpose: start and remove lab hosts (containers that behave as servers) and load balancers.
# Usage:   hosts.sh cluster CONTROL_PLANES WORKERS   a balancer and hosts <prefix>cp-1 … <prefix>w-1 …
#          hosts.sh up NAME [ADDRESS]                one host
#          hosts.sh down [NAME]                      that host, or all of the prefix
#          hosts.sh balancer NAME ADDRESS BACKEND…   TCP load balancer on port 6443
#          hosts.sh ssh NAME [COMMAND…]              as the user op, who may sudo
#          hosts.sh list                             name, address, role, state, prefix
# Inputs:  as in settings.sh; LAB_PREFIX: goes before names (default none); LAB_FIRST: last number of
#          the balancer's address, hosts follow (default 10); LAB_ROLE: role of "up" (default none);
#          LAB_NAMES=0: the hosts do not see the public names as the lab's; LAB_DNS: a name server
# Effect:  containers with the label lab; sets two conntrack limits of this machine, because
#          kube-proxy cannot set them inside a host.
set -euo pipefail
# shellcheck source=lab/lib/settings.sh
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

prefix=${LAB_PREFIX:-}
first=${LAB_FIRST:-10}

# Beyond Docker's defaults: all but SYS_RESOURCE, PERFMON, BPF and CHECKPOINT_RESTORE, which some
# machines cannot give.
capabilities=(
  SYS_ADMIN NET_ADMIN SYS_PTRACE SYSLOG MKNOD SYS_MODULE SYS_RAWIO AUDIT_CONTROL AUDIT_READ MAC_ADMIN
  MAC_OVERRIDE SYS_BOOT SYS_NICE WAKE_ALARM BLOCK_SUSPEND LEASE IPC_LOCK LINUX_IMMUTABLE NET_BROADCAST
  IPC_OWNER DAC_READ_SEARCH SYS_PACCT SYS_TTY_CONFIG SYS_TIME
)

ensure_key() {
  if [[ -s $key ]]; then return; fi
  install -d -m 700 "${key%/*}"
  ssh-keygen -q -t ed25519 -N '' -C lab -f "$key"
}

# kube-proxy sets these unless they already hold what it wants, and nf_conntrack_max can be written
# in the first network namespace only.
ensure_conntrack_limits() {
  local wanted=$((32768 * $(nproc))) file=/proc/sys/net/netfilter/nf_conntrack_max
  if ((wanted < 131072)); then wanted=131072; fi
  if [[ ! -e $file ]]; then modprobe nf_conntrack 2>/dev/null || true; fi
  if [[ -w $file && $(<"$file") != "$wanted" ]]; then echo "$wanted" >"$file"; fi
}

free_address() {
  local used n
  used=$(docker ps -aq --filter network="$network" | xargs -r docker inspect \
    -f "{{with index .NetworkSettings.Networks \"$network\"}}{{.IPAMConfig.IPv4Address}}{{end}}")
  for n in $(seq "$first" 250); do
    if ! grep -qxF "$subnet_prefix.$n" <<<"$used"; then
      echo "$subnet_prefix.$n"
      return
    fi
  done
  die "no free address in $subnet"
}

address_of() {
  docker inspect -f "{{with index .NetworkSettings.Networks \"$network\"}}{{.IPAMConfig.IPv4Address}}{{end}}" "$1"
}

on_host() {
  local name=$1
  shift
  ssh -i "$key" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ConnectTimeout=5 \
    "op@$(address_of "$name")" "$@"
}

create_host() { # NAME ADDRESS ROLE
  local flags=() capability known
  if [[ ${LAB_NAMES:-1} == 1 ]]; then
    while read -r known _; do flags+=(--add-host "$known:$subnet_prefix.2"); done < <(well_known_names)
    flags+=(-v "$cache/tls/ca.crt:/etc/lab/ca.crt:ro")
  fi
  if [[ -n ${LAB_DNS:-} ]]; then flags+=(-e "LAB_DNS=$LAB_DNS"); fi
  for capability in "${capabilities[@]}"; do flags+=(--cap-add "$capability"); done
  docker run -d --name "$1" --hostname "$1" --label lab=host --label "lab.prefix=$prefix" --label "lab.role=$3" \
    --network "$network" --ip "$2" "${flags[@]}" \
    --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined \
    --device-cgroup-rule='a *:* rwm' --device /dev/kmsg --device /dev/fuse \
    --restart on-failure --stop-timeout 60 \
    --cgroupns=private --tmpfs /run:exec --tmpfs /run/lock --tmpfs /tmp:exec \
    -v /var/lib/containerd -v /var/lib/kubelet -v /var/lib/etcd \
    -v "$key.pub:/etc/lab/authorized_keys:ro" \
    "$image" >/dev/null
}

up() { # NAME [ADDRESS [ROLE]]
  if docker inspect "$1" >/dev/null 2>&1; then
    docker start "$1" >/dev/null
  else
    create_host "$1" "${2:-$(free_address)}" "${3:-none}"
  fi
  until_true 60 "SSH on $1 (see: docker logs $1)" on_host "$1" true
  say "$1 $(address_of "$1")"
}

balancer() { # NAME ADDRESS BACKEND…
  local config=$cache/lb/$1.cfg name=$1 address=$2 n=0 backend
  shift 2
  mkdir -p "${config%/*}"
  {
    printf 'global\n  maxconn 4096\ndefaults\n  mode tcp\n  timeout client 1h\n  timeout server 1h\n'
    # A server that does not answer costs a second, and the next one is asked.
    printf '  timeout connect 1s\n  retries 3\n  option redispatch 1\n'
    printf 'frontend api\n  bind :6443\n  default_backend api\nbackend api\n  balance roundrobin\n'
    printf '  option httpchk GET /readyz\n  http-check expect status 200\n'
    printf '  timeout check 1s\n  default-server check check-ssl verify none inter 1s fall 2 rise 1 on-marked-down shutdown-sessions\n'
    for backend in "$@"; do
      n=$((n + 1))
      printf '  server cp%d %s:6443\n' "$n" "$backend"
    done
  } >"$config"
  docker rm -f "$name" >/dev/null 2>&1 || true
  docker run -d --name "$name" --label lab=lb --label "lab.prefix=$prefix" --label lab.role=load-balancer \
    --network "$network" --ip "$address" --restart unless-stopped \
    -v "$config:/etc/haproxy/lab.cfg:ro" lab/base:1 /usr/sbin/haproxy -W -db -f /etc/haproxy/lab.cfg >/dev/null
  say "$name $address:6443"
}

cluster() { # CONTROL_PLANES WORKERS
  local n=$first i backends=() pids=() pid failed=0
  for ((i = 1; i <= $1; i++)); do
    n=$((n + 1))
    backends+=("$subnet_prefix.$n")
    up "${prefix}cp-$i" "$subnet_prefix.$n" control-plane &
    pids+=($!)
  done
  for ((i = 1; i <= $2; i++)); do
    n=$((n + 1))
    up "${prefix}w-$i" "$subnet_prefix.$n" worker &
    pids+=($!)
  done
  if (($1 > 0)); then balancer "${prefix}lb" "$subnet_prefix.$first" "${backends[@]}"; fi
  for pid in "${pids[@]}"; do wait "$pid" || failed=1; done
  return "$failed"
}

down() { # [NAME]
  local names
  if [[ -n ${1:-} ]]; then
    names=("$1")
  else
    mapfile -t names < <(containers_of "$prefix")
  fi
  if [[ ${#names[@]} == 0 ]]; then return; fi
  docker rm -f -v "${names[@]}" >/dev/null
  say "removed: ${names[*]}"
}

list() {
  local name
  for name in $(docker ps -a --filter network="$network" --filter label=lab --format '{{.Names}}' | sort -V); do
    docker inspect -f "{{.Name}} {{with index .NetworkSettings.Networks \"$network\"}}{{.IPAMConfig.IPv4Address}}{{end}} {{index .Config.Labels \"lab.role\"}} {{.State.Status}} {{index .Config.Labels \"lab.prefix\"}}" "$name"
  done | sed 's|^/||' | { if [[ -t 1 ]]; then column -t; else cat; fi; }
}

case ${1:-} in
  cluster | up)
    ensure_key
    ensure_conntrack_limits
    if [[ $1 == cluster ]]; then
      cluster "${2:?number of control planes}" "${3:?number of workers}"
    else
      up "${2:?name of the host}" "${3:-}" "${LAB_ROLE:-none}"
    fi
    ;;
  down) down "${2:-}" ;;
  balancer) balancer "${@:2}" ;;
  ssh) on_host "${@:2}" ;;
  list) list ;;
  *)
    sed -n '3,8p' "$0" >&2
    exit 2
    ;;
esac
