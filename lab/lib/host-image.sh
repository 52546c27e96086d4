#!/usr/bin/env bash
# Purpose: build the Docker image of a lab host from Debian packages and the files in lab/image.
# Inputs:  as in settings.sh; LAB_REBUILD=1: build even if the image exists
# Effect:  the image in the local Docker, and the root file system as an archive in the cache, so
#          that a second build takes seconds. About a minute the first time. Runs as root.
set -euo pipefail
# shellcheck source=lab/lib/settings.sh
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

rootfs_tar=$cache/host/rootfs-$suite.tar

# What a server image of a distribution has, and what kubeadm and the kubelet package need and the
# mirror's package repository does not carry.
packages=(
  systemd systemd-sysv dbus libpam-systemd openssh-server sudo
  iproute2 iputils-ping iptables nftables socat conntrack ethtool ebtables kmod ipset
  curl wget ca-certificates gnupg apt-transport-https apt-utils
  procps psmisc mount util-linux less vim-tiny tar gzip xz-utils unzip rsync
  libseccomp2 jq cron logrotate netbase bash-completion hostname
)

make_rootfs() {
  local work=$cache/host/work-$suite list
  rm -rf "$work"
  mkdir -p "$cache/host"
  list=$(IFS=,; echo "${packages[*]}")
  debootstrap --variant=minbase --include="$list" "$suite" "$work" >"$cache/host/debootstrap.log" 2>&1
  # No package sources at all: an installer adds those that its manifest names.
  rm -rf "$work"/var/cache/apt/archives/*.deb "$work"/var/lib/apt/lists/* "$work"/etc/apt/sources.list
  rm -f "$work"/etc/ssh/ssh_host_* "$work"/etc/machine-id "$work"/var/lib/dbus/machine-id
  : >"$work/etc/machine-id"
  tar -C "$work" -cf "$rootfs_tar.part" .
  mv "$rootfs_tar.part" "$rootfs_tar"
  rm -rf "$work"
}

build() {
  if [[ ${LAB_REBUILD:-0} != 1 ]] && docker image inspect "$image" >/dev/null 2>&1; then return; fi
  say "building the image of lab hosts (about a minute)"
  if [[ ! -s $rootfs_tar ]]; then make_rootfs; fi
  docker import "$rootfs_tar" lab/host-rootfs:"$suite" >/dev/null
  if ! docker build -q --build-arg SUITE="$suite" -t "$image" "$lab/image" >/dev/null 2>"$cache/host/docker-build.log"; then
    tail -n 20 "$cache/host/docker-build.log" >&2
    die "building $image failed; see $cache/host/docker-build.log"
  fi
}

locked host-image build
