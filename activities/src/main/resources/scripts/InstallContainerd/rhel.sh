#!/usr/bin/env bash
# Purpose: install containerd at the wanted version and lock it there.
# Inputs:  CONTAINERD_VERSION   a prefix: "2.2"
# Effect:  package containerd.io installed and version-locked

installed=$(rpm -q --qf '%{VERSION}' containerd.io 2>/dev/null || true)
if [[ $installed != "$CONTAINERD_VERSION"[.-]* ]]; then
  dnf -q versionlock delete containerd.io >/dev/null 2>&1 || true
  dnf -q -y install "containerd.io-$CONTAINERD_VERSION.*"
  changed "containerd.io $(rpm -q --qf '%{VERSION}' containerd.io)"
fi
if ! dnf -q versionlock list | grep -q containerd.io; then
  dnf -q versionlock add containerd.io
  changed "containerd.io locked"
fi
