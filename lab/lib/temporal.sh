#!/usr/bin/env bash
# Purpose: bring the Temporal server's program once, where the client's local mode looks for it.
# Inputs:  XDG_CACHE_HOME, PATH, GOPROXY; LAB_CACHE as in settings.sh
# Effect:  prints the path of the program: the one on PATH, else the cached one, else the official
#          release with its checksum, else built from the Go module proxy (about 3 minutes).
set -euo pipefail
# shellcheck source=lab/lib/settings.sh
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

version=1.5.1
folder=${XDG_CACHE_HOME:-$HOME/.cache}/kubeone/bin
program=$folder/temporal
releases=https://github.com/temporalio/cli/releases/download/v$version

machine() {
  case $(uname -m) in
    x86_64) echo amd64 ;;
    aarch64) echo arm64 ;;
    *) uname -m ;;
  esac
}

download() { # FOLDER
  local archive expected
  archive=temporal_cli_${version}_linux_$(machine).tar.gz
  curl -fsSL --connect-timeout 5 -o "$1/checksums.txt" "$releases/checksums.txt" || return 1
  curl -fsSL -o "$1/$archive" "$releases/$archive" || return 1
  expected=$(awk -v file="$archive" '$2 == file {print $1}' "$1/checksums.txt")
  if [[ -z $expected || $(sha256sum "$1/$archive") != "$expected "* ]]; then
    say "the archive from $releases has another checksum than published there" >&2
    return 1
  fi
  tar -C "$1" -xzf "$1/$archive" temporal
}

build() { # FOLDER
  local go
  go=$("$lab/lib/machine.sh" go) || return 1
  GOBIN=$1 GOFLAGS=-buildvcs=false "$go" install "github.com/temporalio/cli/cmd/temporal@v$version" >&2
}

bring() {
  local work
  if [[ -x $program ]]; then return; fi
  work=$(mktemp -d "$folder/temporal.XXXXXX")
  # shellcheck disable=SC2064 # the folder of now
  trap "chmod -R u+w '$work'; rm -rf '$work'" EXIT
  download "$work" 2>/dev/null || build "$work"
  mv "$work/temporal" "$program"
}

if [[ ! -x $program ]] && command -v temporal >/dev/null; then
  command -v temporal
  exit 0
fi
mkdir -p "$folder"
(
  flock 9
  bring
) 9>"$folder/temporal.lock"
echo "$program"
