#!/usr/bin/env bash
# Purpose: build a mirror of everything a kubeadm installer downloads, in the layout of the
#          official download places: taken from them where they are reachable, else built from
#          the Go module proxy and Debian packages.
# Usage:   mirror.sh build [VERSION…]    make what is missing (resumes where it stopped)
#          mirror.sh check [VERSION…]    success when nothing is missing
# Inputs:  as in settings.sh; LAB_JOBS: parallel compilations (default: all cores);
#          LAB_BUILD=1: build even what could be downloaded
# Effect:  the mirror in the cache folder. Runs as root.
set -euo pipefail
# shellcheck source=lab/lib/settings.sh
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"
# shellcheck source=lab/lib/mirror-programs.sh
. "$lab/lib/mirror-programs.sh"
# shellcheck source=lab/lib/mirror-packages.sh
. "$lab/lib/mirror-packages.sh"
# shellcheck source=lab/lib/mirror-images.sh
. "$lab/lib/mirror-images.sh"

mirror=$cache
# shellcheck disable=SC2034 # these are used by the files read above
{
  cni_version=v1.9.1
  containerd_version=v2.2.9
  runc_version=v1.3.6
  coredns_source=v1.14.3
  metrics_server_version=v0.9.0
  # Servers are of the version that kubeadm's image tag names. Not every version of the tools is
  # to be had as a module; a newer patch of the same minor is as good.
  declare -A etcd_tools=([v3.5]=v3.5.35 [v3.6]=v3.6.8)
  node_binaries=(kubeadm kubelet kubectl)
  control_plane_binaries=(kube-apiserver kube-controller-manager kube-scheduler kube-proxy)
}

# part <title> <command…>: runs it and keeps the time it took. Not in a condition, because that
# would switch off errexit inside it.
part() {
  local title=$1 start=$SECONDS took
  shift
  "$@"
  took=$((SECONDS - start))
  if ((took > 0)); then printf '  %-44s %4d s\n' "$title" "$took" | tee -a "$mirror/log/times.txt"; fi
}

build() {
  local go
  mkdir -p "$mirror"/{release,deb,images,build,src,log,gnupg}
  chmod 700 "$mirror/gnupg"
  if ! check >/dev/null; then
    go=$("$lab/lib/machine.sh" go)
    export PATH=${go%/*}:$PATH GOFLAGS="${GOFLAGS:-} -p=${LAB_JOBS:-$(nproc)}"
  fi
  for version in "${versions[@]}"; do part "Kubernetes $version, 7 programs" kubernetes_binaries "$version"; done
  part "CNI plugins $cni_version" cni_plugins
  part "pause" pause
  part "CoreDNS $coredns_source" coredns
  part "runc $runc_version" runc
  part "containerd $containerd_version" containerd
  part "metrics-server $metrics_server_version" metrics_server
  part "apt signing key" signing_key
  for version in "${versions[@]}"; do part "apt repository of $version" kubernetes_debs "$version"; done
  part "apt repository of containerd.io" containerd_debs
  part "containerd.io in the vendor's layout" vendor_layout
  part "files at well-known places" well_known_files
  part "registry program" registry_program
  part "Debian base of images" base_image
  for version in "${versions[@]}"; do part "etcd and images of $version" kubernetes_images "$version"; done
  part "other images" extra_images
  # Signing has started an agent that would go on for ever.
  gpgconf --homedir "$mirror/gnupg" --kill gpg-agent
}

check() {
  local version reference file missing=()
  for version in "${versions[@]}"; do
    file=$mirror/release/$version/bin/linux/amd64
    if [[ ! -x $file/kubeadm || ! -s $mirror/deb/${version%.*}/InRelease || ! -s $mirror/deb/${version%.*}/amd64/kubeadm_${version#v}-1.1_amd64.deb ]]; then
      missing+=("Kubernetes $version")
      continue
    fi
    while read -r reference; do
      if [[ ! -s $(archive_of "$reference") ]]; then missing+=("$reference"); fi
    done < <(required_images "$version")
  done
  for reference in registry.k8s.io/lab/cni:1 docker.io/library/busybox:1.35 "registry.k8s.io/metrics-server/metrics-server:$metrics_server_version"; do
    if [[ ! -s $(archive_of "$reference") ]]; then missing+=("$reference"); fi
  done
  for file in deb/docker.com/linux/debian/dists/$suite/InRelease build/registry/docker-registry build/base.tar "cni-plugins-linux-amd64-$cni_version.tgz.sha256"; do
    if [[ ! -s $mirror/$file ]]; then missing+=("$file"); fi
  done
  if [[ ${#missing[@]} != 0 ]]; then
    printf 'missing in the mirror: %s\n' "${missing[@]}"
    return 1
  fi
}

versions=("${@:2}")
if [[ ${#versions[@]} == 0 ]]; then versions=("${default_versions[@]}"); fi
versions=("${versions[@]/#v/}")
versions=("${versions[@]/#/v}")

case ${1:-} in
  build) locked mirror build ;;
  check) check ;;
  *)
    sed -n '5,6p' "$0" >&2
    exit 2
    ;;
esac
