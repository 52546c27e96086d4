#!/usr/bin/env bash
# Purpose: make a machine able to run the lab.
# Usage:   machine.sh packages | docker | go | docker-down
# Inputs:  as in settings.sh; GOPROXY for a machine without Go
# Effect:  packages: installs what is missing (root on Debian and Ubuntu), else says what to install.
#          docker: starts the Docker engine where it is installed and nothing runs it.
#          go: prints the path of a Go that can build Kubernetes; brings one from the Go module proxy.
#          docker-down: ends the Docker engine if, and only if, this script started it.
set -euo pipefail
# shellcheck source=lab/lib/settings.sh
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

go_needed=1.24
go_version=1.26.8
declare -A go_sha256=(
  [amd64]=30c2b1bf7dcc88d3eb0a1364e47ddd9128edb3110a30e8a0ef61cd5856b31de7
)

# What a command needs: program=package, one a word.
wanted=(
  debootstrap=debootstrap dpkg-scanpackages=dpkg-dev apt-ftparchive=apt-utils gcc=gcc
  pkg-config=pkg-config gpg=gnupg openssl=openssl jq=jq ssh=openssh-client shellcheck=shellcheck curl=curl
  ip=iproute2 python3=python3 flock=util-linux iptables=iptables unzip=unzip
)

missing_packages() {
  local pair
  # A client alone is no engine; an engine that answers may run anywhere.
  if ! docker info >/dev/null 2>&1 && ! { command -v docker && command -v dockerd; } >/dev/null; then echo docker.io; fi
  for pair in "${wanted[@]}"; do
    if ! command -v "${pair%%=*}" >/dev/null; then echo "${pair#*=}"; fi
  done
  if ! compgen -G '/usr/include/seccomp.h' >/dev/null; then echo libseccomp-dev; fi
  if [[ ! -d /etc/ssl/certs || -z $(ls -A /etc/ssl/certs) ]]; then echo ca-certificates; fi
}

packages() {
  local missing
  mapfile -t missing < <(missing_packages | sort -u)
  if [[ ${#missing[@]} == 0 ]]; then return; fi
  if [[ $EUID != 0 ]] || ! command -v apt-get >/dev/null; then
    die "these packages are missing, and only root on Debian or Ubuntu can install them here:" \
      "  apt-get install ${missing[*]}"
  fi
  say "installing ${missing[*]} (about a minute)"
  mkdir -p "$state"
  # The engine is started by this script where no service manager does it.
  if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    </dev/null >"$state/apt.log" 2>&1; then
    tail -n 20 "$state/apt.log" >&2
    die "installing failed; the whole output is in $state/apt.log"
  fi
}

docker_engine() {
  if docker info >/dev/null 2>&1; then return; fi
  if ! command -v dockerd >/dev/null; then
    die "there is no Docker engine; install it (Debian and Ubuntu: apt-get install docker.io)"
  fi
  if [[ $EUID != 0 ]]; then
    die "the Docker engine does not answer; start it, or allow this user to use it (group docker)"
  fi
  if [[ -d /run/systemd/system ]]; then
    systemctl start docker
  else
    start_process dockerd dockerd --storage-driver overlay2
  fi
  until_true 60 "the Docker engine (log: $state/dockerd.log)" docker info
}

docker_down() {
  stop_process dockerd
}

recent_go() { # PATH
  local version
  version=$("$1" env GOVERSION 2>/dev/null) || return 1
  version=${version#go}
  [[ $(printf '%s\n' "$go_needed" "${version%%[- ]*}" | sort -V | head -n 1) == "$go_needed" ]]
}

# The Go module proxy carries the Go programs themselves as a module.
bring_go() {
  local machine=amd64 place=$cache/go proxy archive
  if [[ $(uname -m) != x86_64 ]]; then die "no Go $go_needed or newer; the lab can bring one on x86_64 only"; fi
  proxy=${GOPROXY:-https://proxy.golang.org}
  archive=$cache/go.zip.part
  mkdir -p "$cache"
  curl -fsSL -o "$archive" "${proxy%%[,|]*}/golang.org/toolchain/@v/v0.0.1-go$go_version.linux-$machine.zip"
  if [[ $(sha256sum "$archive") != "${go_sha256[$machine]} "* ]]; then
    rm -f "$archive"
    die "Go $go_version from ${proxy%%[,|]*} has another checksum than expected"
  fi
  rm -rf "$place.part"
  unzip -q "$archive" -d "$place.part"
  mv "$place.part/golang.org/toolchain@v0.0.1-go$go_version.linux-$machine" "$place"
  chmod -R u+w,a+rX "$place"
  chmod a+x "$place"/bin/* "$place"/pkg/tool/linux_"$machine"/*
  rm -rf "$place.part" "$archive"
}

go_program() {
  local candidate
  for candidate in "$(command -v go || true)" /usr/local/go/bin/go "$cache/go/bin/go"; do
    if [[ -n $candidate ]] && recent_go "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  bring_go >&2
  echo "$cache/go/bin/go"
}

case ${1:-} in
  packages) packages ;;
  docker) docker_engine ;;
  docker-down) docker_down ;;
  go) go_program ;;
  *)
    sed -n '3p' "$0" >&2
    exit 2
    ;;
esac
