# shellcheck shell=bash
# Purpose: the Go programs of the mirror: downloaded where possible, else built from their modules.
# Inputs:  variables of mirror.sh, which reads this file
# Effect:  defines functions. Each makes one part of the mirror and does nothing where it exists.
# shellcheck disable=SC2154 # assigned in mirror.sh
set -euo pipefail

with_sha256() { # <file>: the digest alone, as the official .sha256 files hold it
  sha256sum "$1" | cut -d' ' -f1 | tr -d '\n' >"$1.sha256"
}

# go_build <name> <flags> <module@version,…> <binary=package…>
# Builds into build/<name>. A throw-away module requires the wanted ones, so that
# replace directives inside them do no harm.
go_build() {
  local name=$1 flags=$2 modules=$3 pair
  shift 3
  local source=$mirror/src/$name out=$mirror/build/$name
  mkdir -p "$source" "$out"
  (
    cd "$source"
    if [[ ! -e go.mod ]]; then go mod init lab; fi
    if [[ ! -e ready ]]; then
      # shellcheck disable=SC2086 # one word per module
      go get ${modules//,/ }
      touch ready
    fi
    for pair in "$@"; do
      if [[ -x $out/${pair%%=*} ]]; then continue; fi
      go build -mod=mod -trimpath -ldflags "-s -w $flags" -o "$out/.part" "${pair#*=}"
      mv "$out/.part" "$out/${pair%%=*}"
    done
  ) >>"$mirror/log/go-$name.log" 2>&1
}

# The staging modules of k8s.io/kubernetes are replaced by paths in its go.mod;
# published they are v0.<minor>.<patch>.
kubernetes_module() { # <version>
  local version=$1 source
  source=$(go mod download -json "k8s.io/kubernetes@$version" | sed -nE 's/^\t"Dir": "(.*)",?$/\1/p')
  {
    echo "module lab"
    awk '$1 == "go" {print}' "$source/go.mod"
    grep -E '^godebug' "$source/go.mod" || true
    echo "require k8s.io/kubernetes $version"
    echo "replace ("
    awk -v v="v0.${version#v1.}" '$2 == "=>" && $3 ~ /^\.\/staging\// {print " " $1 " => " $1 " " v}' "$source/go.mod"
    echo ")"
  } >go.mod
  {
    printf '//go:build tools\npackage lab\nimport (\n'
    printf ' _ "k8s.io/kubernetes/cmd/%s"\n' "${node_binaries[@]}" "${control_plane_binaries[@]}"
    echo ")"
  } >tools.go
  go mod tidy -e
}

kubernetes_flags() { # <version>
  local version=$1 rest=${1#v1.} package
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    printf -- '-X %s.%s ' \
      "$package" "gitVersion=$version" "$package" "gitMajor=1" "$package" "gitMinor=${rest%%.*}" \
      "$package" "gitTreeState=clean" "$package" "gitCommit=0000000000000000000000000000000000000000" \
      "$package" "buildDate=2026-01-01T00:00:00Z"
  done
}

# Where the official programs can be had they are taken; only else are they built.
official_programs() {
  [[ ${LAB_BUILD:-0} != 1 ]] && curl -fsS -m 5 -o /dev/null https://dl.k8s.io/release/stable.txt 2>/dev/null
}

download_program() { # <version> <name> <file>
  local url=https://dl.k8s.io/release/$1/bin/linux/amd64/$2
  curl -fsSL -o "$3.part" "$url"
  [[ $(sha256sum "$3.part" | cut -d' ' -f1) == "$(curl -fsSL "$url.sha256")" ]]
  chmod 755 "$3.part"
  mv "$3.part" "$3"
}

build_program() { # <version> <name> <file>
  local source=$mirror/src/kubernetes-$1
  mkdir -p "$source"
  (
    cd "$source"
    if [[ ! -e ready ]]; then
      kubernetes_module "$1"
      touch ready
    fi
    CGO_ENABLED=0 go build -mod=mod -trimpath -ldflags "-s -w $(kubernetes_flags "$1")" -o "$source/$2" "k8s.io/kubernetes/cmd/$2"
  ) >>"$mirror/log/go-kubernetes-$1.log" 2>&1
  mv "$source/$2" "$3"
}

kubernetes_binaries() { # <version>
  local out=$mirror/release/$1/bin/linux/amd64 name
  mkdir -p "$out"
  for name in "${node_binaries[@]}" "${control_plane_binaries[@]}"; do
    if [[ -s $out/$name.sha256 ]]; then continue; fi
    if official_programs; then download_program "$1" "$name" "$out/$name"; else build_program "$1" "$name" "$out/$name"; fi
    with_sha256 "$out/$name"
  done
}

cni_plugins() {
  local archive=$mirror/cni-plugins-linux-amd64-$cni_version.tgz base=github.com/containernetworking/plugins
  local pairs=() path
  if [[ -s $archive.sha256 ]]; then return; fi
  for path in main/bridge main/loopback main/ptp main/host-device main/ipvlan main/macvlan main/vlan \
    ipam/host-local ipam/static meta/portmap meta/firewall meta/tuning meta/bandwidth meta/sbr; do
    pairs+=("${path#*/}=$base/plugins/$path")
  done
  CGO_ENABLED=0 go_build cni "-X $base/pkg/utils/buildversion.BuildVersion=$cni_version" "$base@$cni_version" "${pairs[@]}"
  tar -C "$mirror/build/cni" --owner=0 --group=0 -czf "$archive" .
  with_sha256 "$archive"
}

etcd() { # <server version>
  local tools=${etcd_tools[${1%.*}]} base=go.etcd.io/etcd
  CGO_ENABLED=0 go_build "etcd-$1" "" "$base/server/v3@$1" etcd=$base/server/v3
  CGO_ENABLED=0 go_build "etcdctl-$tools" "" "$base/etcdctl/v3@$tools,$base/etcdutl/v3@$tools" \
    etcdctl=$base/etcdctl/v3 etcdutl=$base/etcdutl/v3
}

# CoreDNS with the plugins a cluster's Corefile names; the full set would pull in
# the SDKs of three clouds and take six times as long.
coredns() {
  local source=$mirror/src/coredns plugin
  mkdir -p "$source"
  {
    printf 'package main\nimport (\n "github.com/coredns/coredns/coremain"\n'
    for plugin in errors log health ready kubernetes metrics forward cache loop reload loadbalance \
      rewrite hosts template whoami; do
      printf ' _ "github.com/coredns/coredns/plugin/%s"\n' "$plugin"
    done
    printf ')\nfunc main() { coremain.Run() }\n'
  } >"$source/main.go"
  CGO_ENABLED=0 go_build coredns "" "github.com/coredns/coredns@$coredns_source" coredns=.
}

containerd() {
  local base=github.com/containerd/containerd/v2
  CGO_ENABLED=0 go_build containerd "-X $base/version.Version=$containerd_version" "$base@$containerd_version" \
    containerd=$base/cmd/containerd containerd-shim-runc-v2=$base/cmd/containerd-shim-runc-v2 ctr=$base/cmd/ctr
}

runc() { # with seccomp, as the distributions build it; links to libseccomp.so.2
  GOFLAGS="${GOFLAGS:-} -tags=seccomp" CGO_ENABLED=1 go_build runc "" "github.com/opencontainers/runc@$runc_version" \
    runc=github.com/opencontainers/runc
}

metrics_server() {
  local base=sigs.k8s.io/metrics-server
  CGO_ENABLED=0 go_build metrics-server "-X $base/pkg/version.gitVersion=$metrics_server_version" \
    "$base@$metrics_server_version" metrics-server=$base/cmd/metrics-server
}

pause() {
  mkdir -p "$mirror/build/pause"
  if [[ -x $mirror/build/pause/pause ]]; then return; fi
  gcc -static -Os -s -o "$mirror/build/pause/pause" "$lab/mirror/pause.c"
}
