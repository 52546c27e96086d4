#!/bin/sh
# Purpose: what Docker starts as process 1 of a lab host; it prepares the mounts and becomes systemd.
# Inputs:  LAB_DNS: a name server for the host (default: none); files under /etc/lab
# Effect:  runs at every start of the host, so everything here may be done twice.
set -eu

# Kubelet volumes and CSI mounts have to be seen by the pods.
mount --make-rshared /

# Docker mounts /sys and the cgroups read-only without --privileged; SYS_ADMIN may
# change that. "bind" alters this mount only, not the controller for everybody.
mount -o remount,rw /sys
for hierarchy in /sys/fs/cgroup/*; do
  if mountpoint -q "$hierarchy"; then mount -o remount,bind,rw "$hierarchy"; fi
done

# Docker binds these three files from outside. A real host has plain files that a
# tool may replace by rename; keep what Docker wrote the first time.
for file in /etc/hosts /etc/hostname /etc/resolv.conf; do
  if mountpoint -q "$file"; then
    cp "$file" /run/lab-keep
    umount "$file"
    if [ ! -s "$file" ]; then cat /run/lab-keep >"$file"; fi
    rm -f /run/lab-keep
  fi
done
# Docker's DNS at 127.0.0.11 makes CoreDNS find a forwarding loop (it would ask
# itself). Nothing listens on the address below unless LAB_DNS names a server.
printf 'nameserver %s\noptions timeout:1 attempts:1\n' "${LAB_DNS:-192.0.2.53}" >/etc/resolv.conf

# There is no /lib/modules for the running kernel. List what is built in, so that
# "modprobe br_netfilter" says yes, as on an ordinary server.
modules=/lib/modules/$(uname -r)
if [ ! -e "$modules/modules.builtin.bin" ]; then
  mkdir -p "$modules"
  : >"$modules/modules.order"
  for m in overlay br_netfilter nf_conntrack ip_tables iptable_nat iptable_filter ip6_tables \
           nf_tables nft_compat vxlan veth bridge ip_set xt_set; do
    echo "kernel/builtin/$m.ko"
  done >"$modules/modules.builtin"
  depmod "$(uname -r)" 2>/dev/null || true
fi

# A boot id of its own at every start: the journal, the kubelet and installers tell
# a reboot by it.
cat /proc/sys/kernel/random/uuid >/run/lab-boot-id
if mountpoint -q /proc/sys/kernel/random/boot_id; then umount /proc/sys/kernel/random/boot_id; fi
mount --bind -o ro /run/lab-boot-id /proc/sys/kernel/random/boot_id

# Identity, once per host.
if [ ! -s /etc/machine-id ]; then tr -d - </proc/sys/kernel/random/uuid >/etc/machine-id; fi
ssh-keygen -A >/dev/null
if [ -r /etc/lab/authorized_keys ]; then
  install -d -m 700 -o op -g op /home/op/.ssh
  install -m 600 -o op -g op /etc/lab/authorized_keys /home/op/.ssh/authorized_keys
fi
# The authority that signs the lab's answers for well-known names.
if [ -r /etc/lab/ca.crt ] && ! cmp -s /etc/lab/ca.crt /usr/local/share/ca-certificates/lab.crt; then
  cp /etc/lab/ca.crt /usr/local/share/ca-certificates/lab.crt
  update-ca-certificates >/dev/null 2>&1
fi
exec /sbin/init
