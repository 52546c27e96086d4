#!/bin/sh
# Purpose: let the service run after the package is installed, as the official package does.
# Inputs:  $1 from dpkg
# Effect:  containerd is enabled and restarted.
set -e
if [ "$1" = configure ] && [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl enable containerd.service >/dev/null 2>&1 || true
  systemctl restart containerd.service || true
fi
