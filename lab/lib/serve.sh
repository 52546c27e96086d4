#!/usr/bin/env bash
# Purpose: serve the mirror to lab hosts: files over HTTP, images as a registry, and both with TLS
#          under the public names.
# Usage:   serve.sh up | down | network-down | status
# Inputs:  as in settings.sh
# Effect:  two background processes (ids in run/*.pid of the cache) that listen on all addresses of
#          this machine, and the container <network>-front at .2 of the lab's network; two rules of
#          iptables. "up" leaves what runs as it is. "down" refuses while hosts of this network exist;
#          "network-down" takes front, network and rules away and leaves the processes.
set -euo pipefail
# shellcheck source=lab/lib/settings.sh
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

front=$network-front

registry_config() {
  cat <<YAML
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $cache/registry}, delete: {enabled: true}}
http: {addr: ":$registry_port"}
YAML
}

push_as() { # REFERENCE TARGET
  docker tag "$1" "$2"
  docker push -q "$2" >/dev/null
  docker rmi "$2" >/dev/null
}

# Images go in under their path without the registry's name, so that the same registry serves as a
# mirror of several and as the one of an air gap.
load_images() {
  local archive reference target said=
  mkdir -p "$state/loaded"
  for archive in "$cache"/images/*.tar; do
    if [[ ! -e $archive || $state/loaded/${archive##*/} -nt $archive ]]; then continue; fi
    if [[ -z $said ]]; then say "loading images into the lab's registry (about 80 s the first time)"; fi
    said=1
    reference=$(docker load -q -i "$archive" | sed -n 's/^Loaded image: //p')
    case $reference in
      *.*/*) target=127.0.0.1:$registry_port/${reference#*/} ;;
      */*) target=127.0.0.1:$registry_port/$reference ;;
      *) target=127.0.0.1:$registry_port/library/$reference ;;
    esac
    push_as "$reference" "$target"
    # kubeadm asks for coredns/coredns in its default registry, and for coredns in any other.
    case ${target#*/} in
      coredns/coredns:*) push_as "$reference" "127.0.0.1:$registry_port/coredns:${target##*:}" ;;
    esac
    touch "$state/loaded/${archive##*/}"
  done
}

# An authority of the lab's own; hosts of the lab trust it, nothing else does.
certificates() {
  local tls=$cache/tls names
  names=$(well_known_names | awk '{printf "%sDNS:%s", (NR > 1 ? "," : ""), $1}')
  mkdir -p "$tls"
  chmod 700 "$tls"
  if [[ ! -s $tls/ca.crt ]]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
      -subj '/CN=lab mirror' -keyout "$tls/ca.key" -out "$tls/ca.crt" 2>/dev/null
  fi
  if [[ ! -s $tls/front.pem ]]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -CA "$tls/ca.crt" -CAkey "$tls/ca.key" \
      -subj '/CN=lab front' -addext "subjectAltName=$names" -addext 'basicConstraints=critical,CA:FALSE' \
      -keyout "$tls/front.key" -out "$tls/front.crt" 2>/dev/null
    cat "$tls/front.crt" "$tls/front.key" >"$tls/front.pem"
  fi
}

front_config() {
  printf 'global\n  maxconn 4096\ndefaults\n  mode http\n  timeout connect 5s\n  timeout client 10m\n  timeout server 10m\n'
  printf 'frontend well-known\n  bind :80\n  bind :443 ssl crt /etc/haproxy/front.pem\n'
  well_known_names | while read -r name folder; do
    case $folder in
      images) printf '  use_backend images if { hdr(host) -i %s }\n' "$name" ;;
      /) printf '  http-request set-path /release%%[path] if { hdr(host) -i %s } { path_beg /v1. }\n' "$name" ;;
      *) printf '  http-request set-path %s%%[path] if { hdr(host) -i %s }\n' "$folder" "$name" ;;
    esac
  done
  printf '  default_backend files\nbackend files\n  server files %s.1:%s\n' "$subnet_prefix" "$http_port"
  printf 'backend images\n  server images %s.1:%s\n' "$subnet_prefix" "$registry_port"
}

# Where a cluster's services and pods live by default. What a host sends there before its kube-proxy
# knows the way must not leave the lab: a gateway that answers for every address would keep an API
# server's connection to an aggregated API for ever.
cluster_ranges=(10.96.0.0/12 10.244.0.0/16)

cluster_traffic() { # keep or free
  local range rule
  for range in "${cluster_ranges[@]}"; do
    rule=(DOCKER-USER -i "br-$network" ! -o "br-$network" -d "$range" -j REJECT)
    if [[ $1 == free ]]; then
      iptables -w -D "${rule[@]}" 2>/dev/null || true
    elif ! iptables -w -C "${rule[@]}" 2>/dev/null; then
      iptables -w -I "${rule[@]}"
    fi
  done
}

ensure_network() {
  if ! docker network inspect "$network" >/dev/null 2>&1; then
    docker network create --subnet "$subnet" -o com.docker.network.bridge.name="br-$network" "$network" >/dev/null
  fi
  cluster_traffic keep
}

network_down() {
  docker rm -f "$front" >/dev/null 2>&1 || true
  docker network rm "$network" >/dev/null 2>&1 || true
  cluster_traffic free
}

start_front() {
  ensure_network
  if [[ $(docker inspect -f '{{.State.Running}}' "$front" 2>/dev/null) == true ]]; then return; fi
  if ! docker image inspect lab/base:1 >/dev/null 2>&1; then docker import "$cache/build/base.tar" lab/base:1 >/dev/null; fi
  front_config >"$state/$front.cfg"
  docker rm -f "$front" >/dev/null 2>&1 || true
  docker run -d --name "$front" --label lab=front --network "$network" --ip "$subnet_prefix.2" --restart unless-stopped \
    -v "$state/$front.cfg:/etc/haproxy/lab.cfg:ro" -v "$cache/tls/front.pem:/etc/haproxy/front.pem:ro" \
    lab/base:1 /usr/sbin/haproxy -W -db -f /etc/haproxy/lab.cfg >/dev/null
}

# Only what hosts may read is served: the cache also holds keys.
public_folder() {
  local name
  mkdir -p "$cache/public"
  for name in release deb github; do ln -sfn "../$name" "$cache/public/$name"; done
}

up() {
  mkdir -p "$state" "$cache/registry"
  registry_config >"$state/registry.yaml"
  public_folder
  certificates
  start_process registry "$cache/build/registry/docker-registry" serve "$state/registry.yaml"
  start_process http python3 -m http.server --directory "$cache/public" "$http_port"
  until_true 20 "the registry (log: $state/registry.log)" curl -fsS "http://127.0.0.1:$registry_port/v2/"
  until_true 20 "the file server (log: $state/http.log)" curl -fsS "http://127.0.0.1:$http_port/release/"
  load_images
  start_front
}

down() {
  local hosts
  hosts=$(docker ps -aq --filter network="$network" --filter label=lab=host | wc -l)
  if ((hosts > 0)); then die "$hosts hosts still use the mirror; remove them first (lab list)"; fi
  network_down
  stop_process registry
  stop_process http
}

status() {
  local name
  for name in registry http dockerd; do
    if alive "$name"; then say "$name runs $(<"$state/$name.pid")"; else say "$name down"; fi
  done
  if [[ $(docker inspect -f '{{.State.Running}}' "$front" 2>/dev/null) == true ]]; then say "front runs"; else say "front down"; fi
}

case ${1:-} in
  up) locked serve up ;;
  down) locked serve down ;;
  network-down) network_down ;;
  status) status ;;
  *)
    sed -n '4p' "$0" >&2
    exit 2
    ;;
esac
