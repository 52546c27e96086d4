# shellcheck shell=bash
# Purpose: the settings that all parts of the lab share, and the few functions they all need.
# Inputs:  LAB_CACHE          where mirror, keys and state lie   (default /var/cache/kubeone-lab)
#          LAB_NETWORK        name of the Docker network         (default lab)
#          LAB_SUBNET         its addresses, a /24               (default 172.30.0.0/24)
#          LAB_IMAGE          image of a lab host                (default lab/host:bookworm)
#          LAB_HTTP_PORT      files are served here              (default 8880)
#          LAB_REGISTRY_PORT  images are served here             (default 5000)
# Effect:  none; defines variables and functions.
# shellcheck disable=SC2034 # used by the scripts that read this file

lab=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${LAB_CACHE:-/var/cache/kubeone-lab}
network=${LAB_NETWORK:-lab}
subnet=${LAB_SUBNET:-172.30.0.0/24}
subnet_prefix=${subnet%.*}
image=${LAB_IMAGE:-lab/host:bookworm}
http_port=${LAB_HTTP_PORT:-8880}
registry_port=${LAB_REGISTRY_PORT:-5000}
key=$cache/ssh/id_ed25519
state=$cache/run
suite=bookworm
default_versions=(v1.33.13 v1.34.4)
export DOCKER_BUILDKIT=0

say() { printf '%s\n' "$*"; }

die() {
  printf 'lab: %s\n' "$@" >&2
  exit 1
}

# alive NAME: whether the background process NAME of this lab runs.
alive() {
  [[ -s $state/$1.pid ]] && kill -0 "$(<"$state/$1.pid")" 2>/dev/null
}

# start_process NAME COMMAND…: in the background, its id in NAME.pid, its output in NAME.log.
start_process() {
  local name=$1
  shift
  if alive "$name"; then return; fi
  mkdir -p "$state"
  setsid "$@" >>"$state/$name.log" 2>&1 </dev/null 9>&- &
  echo $! >"$state/$name.pid"
}

stop_process() { # NAME
  local pid
  if alive "$1"; then
    pid=$(<"$state/$1.pid")
    kill "$pid"
    for _ in {1..100}; do
      if ! kill -0 "$pid" 2>/dev/null; then break; fi
      sleep 0.1
    done
  fi
  rm -f "$state/$1.pid"
}

# until_true SECONDS WHAT COMMAND…: waits for a condition, and fails when it does not come true.
until_true() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    if ((SECONDS >= deadline)); then
      printf 'lab: waited in vain for: %s\n' "$what" >&2
      return 1
    fi
    sleep 0.2
  done
}

# locked NAME COMMAND…: one at a time on this machine; says so when it has to wait.
locked() {
  local name=$1
  shift
  mkdir -p "$state"
  (
    if ! flock -n 9; then
      say "another lab command is busy with: $name; waiting for it"
      flock 9
    fi
    "$@"
  ) 9>"$state/$name.lock"
}

well_known_names() {
  grep -vE '^(#|$)' "$lab/lib/well-known-names.txt"
}

# containers_of PREFIX: names of this lab's hosts and balancers with that prefix label.
containers_of() {
  docker ps -a --filter network="$network" --filter "label=lab.prefix=$1" --format '{{.Names}}' | sort -V
}
