#!/usr/bin/env bash
# Purpose: what the RHEL family needs beyond the rest: SELinux permissive, no firewalld, no cloud network set-up.
# Inputs:  those of any.sh
# Effect:  as said

if command -v getenforce >/dev/null && [[ $(getenforce) == Enforcing ]]; then
  setenforce 0
  changed "SELinux permissive"
fi
if [[ -f /etc/selinux/config ]] && grep -q '^SELINUX=enforcing' /etc/selinux/config; then
  sed -i 's/^SELINUX=enforcing/SELINUX=permissive/' /etc/selinux/config
  changed "SELinux permissive after a reboot"
fi
for unit in firewalld.service nm-cloud-setup.timer nm-cloud-setup.service; do
  if systemctl is-enabled --quiet "$unit" 2>/dev/null || systemctl is-active --quiet "$unit"; then
    systemctl disable --quiet --now "$unit"
    changed "$unit off"
  fi
done
