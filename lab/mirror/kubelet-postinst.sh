#!/bin/sh
# Purpose: let the service run after the package is installed, as the official package does.
# Inputs:  $1 from dpkg
# Effect:  kubelet is enabled; it is never restarted.
set -e
if [ "$1" = configure ] && [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl enable kubelet.service >/dev/null 2>&1 || true
fi
