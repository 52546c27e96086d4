#!/usr/bin/env bash
# Purpose: install containerd at the wanted version and hold it there.
# Inputs:  CONTAINERD_VERSION   a prefix: "2.2"
# Effect:  package containerd.io installed and held

finish_packages
installed=$(installed_version containerd.io)
if [[ $installed != "$CONTAINERD_VERSION"[.-]* ]]; then
  apt-mark -qq unhold containerd.io >/dev/null 2>&1 || true
  apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Options::=--force-confold \
    --allow-downgrades install "containerd.io=$CONTAINERD_VERSION.*"
  changed "containerd.io $(installed_version containerd.io)"
fi
if ! apt-mark showhold containerd.io | grep -q .; then
  apt-mark -qq hold containerd.io
  changed "containerd.io held"
fi
