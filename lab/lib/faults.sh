#!/usr/bin/env bash
# Purpose: let things happen to a lab host that happen to servers.
# Usage:   faults.sh kill HOST                 power cut: nothing on it can say goodbye; stays off
#          faults.sh stop|poweroff HOST        orderly shutdown; stays off
#          faults.sh start HOST                power on, waits for SSH
#          faults.sh reboot HOST               orderly reboot, waits for SSH
#          faults.sh net cut HOST [SECONDS]    silently drops every packet; heals after that time
#          faults.sh net cut-port HOST PORT SECONDS    the same for what goes to one TCP port
#          faults.sh net heal HOST
#          faults.sh disk fill|free HOST       /var becomes a small disk without room; and back
#          faults.sh disk slow HOST [BYTES]    direct and synced writes at that rate (default 1 MiB/s)
#          faults.sh disk fast HOST
#          faults.sh clock HOST SECONDS        not possible; says why
# Inputs:  as in settings.sh
# Effect:  as named; net and disk slow need root on this machine.
set -euo pipefail
# shellcheck source=lab/lib/settings.sh
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

on_host() { "$lab/lib/hosts.sh" ssh "$@"; }

boot_id() { on_host "$1" cat /proc/sys/kernel/random/boot_id; }

rebooted() { # HOST OLD_BOOT_ID
  local now
  now=$(boot_id "$1") && [[ -n $now && $now != "$2" ]]
}

reboot_host() {
  local before
  before=$(boot_id "$1")
  docker exec "$1" systemctl reboot >/dev/null 2>&1 || true # the command dies with the host
  until_true 60 "the reboot of $1" rebooted "$1" "$before"
}

# The end of the host's network cable that is plugged into this machine.
cable_of() {
  local index
  index=$(docker exec "$1" cat /sys/class/net/eth0/iflink)
  ip -o link | awk -F': ' -v n="$index" '$1 == n {sub(/@.*/, "", $2); print $2}'
}

# A disabled bridge port drops frames and tells nobody, as a broken switch does; taking the link
# down would be noticed by the host.
port_state() { # HOST 0|3
  local cable
  cable=$(cable_of "$1")
  [[ -n $cable ]] || die "cannot find the network interface of $1"
  bridge link set dev "$cable" state "$2"
}

cut_network() { # HOST [SECONDS]
  port_state "$1" 0
  say "$1: network cut"
  if [[ -n ${2:-} ]]; then
    trap 'port_state "$host" 3' EXIT
    sleep "$2"
    say "$1: network healed"
  fi
}

drop_port() { # HOST PORT -I|-D
  nsenter -t "$(docker inspect -f '{{.State.Pid}}' "$1")" -n iptables -w "$3" INPUT -p tcp --dport "$2" -j DROP
}

cut_port() { # HOST PORT SECONDS
  drop_port "$1" "$2" -I
  trap 'drop_port "$host" "$port" -D' EXIT
  say "$1: port $2 cut"
  sleep "$3"
  say "$1: port $2 healed"
}

# A host's disk is the disk of this machine, so filling it would hurt everybody. Instead a small
# file system with what /var holds and no room left takes the place of /var.
fill_disk() {
  on_host "$1" sudo bash -seu <<'SH'
if mountpoint -q /var; then echo "/var is full already" >&2; exit 0; fi
kilobytes=$(du -skx /var | cut -f1)
mkdir -p /run/full-disk
mount -t tmpfs -o "size=$((kilobytes + kilobytes / 4 + 4096))k,mode=755" full-disk /run/full-disk
cp -ax /var/. /run/full-disk/
mount --bind /run/full-disk /var
dd if=/dev/zero of=/var/filler bs=64k status=none 2>/dev/null || true
df -h /var | tail -n 1
SH
}

free_disk() {
  on_host "$1" sudo bash -seu <<'SH'
if mountpoint -q /var; then umount -l /var /run/full-disk; fi
SH
}

throttle() { # HOST BYTES_PER_SECOND, 0 = no limit
  local id device group
  id=$(docker inspect -f '{{.Id}}' "$1")
  device=$(stat -c '%Hd:%Ld' "$(docker info -f '{{.DockerRootDir}}')")
  # The limit belongs to the whole disk, not to a partition of it.
  if [[ -e /sys/dev/block/$device/partition ]]; then device=$(<"/sys/dev/block/$device/../dev"); fi
  group=/sys/fs/cgroup/blkio/docker/$id/blkio.throttle.write_bps_device
  if [[ -e $group ]]; then
    echo "$device $2" >"$group"
    return
  fi
  group=$(find /sys/fs/cgroup -maxdepth 3 -type d -name "*$id*" -print -quit)
  [[ -n $group && -e $group/io.max ]] || die "this machine has no way to slow the disk of a container (no blkio throttling)"
  if [[ $2 == 0 ]]; then echo "$device wbps=max" >"$group/io.max"; else echo "$device wbps=$2" >"$group/io.max"; fi
}

no_own_clock() {
  die "the clock of $1 cannot be set: containers share the clock of the machine they run on." \
    "To see how an installer deals with a wrong clock, use a virtual machine as a host."
}

action=${1:-}
case $action in
  net | disk) host=${3:?name of the host} ;;
  *) host=${2:?name of the host} ;;
esac
case "$action ${2:-}" in
  "net cut") cut_network "$host" "${4:-}" ;;
  "net cut-port")
    port=${4:?TCP port}
    cut_port "$host" "$port" "${5:?seconds}"
    ;;
  "net heal") port_state "$host" 3 ;;
  "disk fill") fill_disk "$host" ;;
  "disk free") free_disk "$host" ;;
  "disk slow") throttle "$host" "${4:-1048576}" ;;
  "disk fast") throttle "$host" 0 ;;
  kill\ *) docker kill "$host" >/dev/null ;;
  stop\ * | poweroff\ *) docker stop "$host" >/dev/null ;;
  start\ *) "$lab/lib/hosts.sh" up "$host" ;;
  reboot\ *) reboot_host "$host" ;;
  clock\ *) no_own_clock "$host" ;;
  *)
    sed -n '3,12p' "$0" >&2
    exit 2
    ;;
esac
