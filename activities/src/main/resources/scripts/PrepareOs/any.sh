#!/usr/bin/env bash
# Purpose: bring kernel, swap, journal and proxy settings to what a node needs.
# Inputs:  MODULES_CONF, SYSCTL_CONF, JOURNALD_CONF   contents of the files of ours
#          PROXY_ENV                                  content of the proxy file, or empty for none
#          CLUSTER                                    the cluster this host belongs to from now on
# Effect:  swap off now and after a reboot; modules loaded; settings active; host marked as the cluster's

install -d -m 700 "$KUBEONE_STATE"
if [[ ! -s $KUBEONE_STATE/cluster ]]; then
  echo "$CLUSTER" >"$KUBEONE_STATE/cluster"
  changed "host belongs to cluster $CLUSTER"
fi

if [[ $(wc -l </proc/swaps) -gt 1 ]]; then
  swapoff -a
  changed "swap off"
fi
if [[ -f /etc/fstab ]] && grep -qE '^[^#].*\sswap\s' /etc/fstab; then
  sed -i.kubeone-old -E 's/^([^#].*\sswap\s.*)$/# off by kubeone: \1/' /etc/fstab
  changed "swap removed from /etc/fstab"
fi
while read -r unit; do
  systemctl mask --quiet --now "$unit"
  changed "$unit masked"
done < <(systemctl list-unit-files --type=swap --state=enabled,generated --no-legend 2>/dev/null | awk '{print $1}')

write_file /etc/modules-load.d/kubeone.conf 0644 "$MODULES_CONF" || true
while read -r module; do
  if [[ $module =~ ^[a-z] && ! -d /sys/module/$module ]]; then modprobe "$module"; fi
done <<<"$MODULES_CONF"

# Settings are also applied where the file was right but somebody changed them by hand.
write_file /etc/sysctl.d/99-kubeone.conf 0644 "$SYSCTL_CONF" || true
while IFS=' =' read -r name value; do
  if [[ $name == [a-z]* && $(sysctl -n "$name" 2>/dev/null) != "$value" ]]; then changed "$name=$value"; fi
done <<<"$SYSCTL_CONF"
sysctl --quiet --load=/etc/sysctl.d/99-kubeone.conf

if write_file /etc/systemd/journald.conf.d/kubeone.conf 0644 "$JOURNALD_CONF"; then
  systemctl restart systemd-journald
fi

if [[ -n $PROXY_ENV ]]; then
  write_file /etc/kubeone/proxy-env 0644 "$PROXY_ENV" || true
  for unit in containerd kubelet; do
    write_file "/etc/systemd/system/$unit.service.d/kubeone-proxy.conf" 0644 $'[Service]\nEnvironmentFile=/etc/kubeone/proxy-env\n' || true
  done
  if command -v apt-get >/dev/null; then
    write_file /etc/apt/apt.conf.d/95kubeone-proxy 0644 "$APT_PROXY_CONF" || true
  fi
elif remove_file /etc/kubeone/proxy-env; then
  remove_file /etc/systemd/system/containerd.service.d/kubeone-proxy.conf || true
  remove_file /etc/systemd/system/kubelet.service.d/kubeone-proxy.conf || true
  remove_file /etc/apt/apt.conf.d/95kubeone-proxy || true
fi
systemctl daemon-reload

if command -v ufw >/dev/null && ufw status | grep -q 'Status: active'; then
  ufw --force disable >/dev/null
  changed "ufw off"
fi
