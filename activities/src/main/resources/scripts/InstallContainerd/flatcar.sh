#!/usr/bin/env bash
# Purpose: use the containerd that Flatcar ships, with our configuration.
# Inputs:  none of its own
# Effect:  a drop-in that points containerd at /etc/containerd/config.toml

if write_file /etc/systemd/system/containerd.service.d/10-kubeone.conf 0644 \
  $'[Service]\nEnvironment=CONTAINERD_CONFIG=/etc/containerd/config.toml\nExecStart=\nExecStart=/usr/bin/containerd --config /etc/containerd/config.toml\n'; then
  systemctl daemon-reload
  systemctl restart containerd
fi
