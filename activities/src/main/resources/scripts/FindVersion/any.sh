#!/usr/bin/env bash
# Purpose: fetch the images of a version that an upgrade will come to.
# Inputs:  IMAGES   one a line
# Effect:  images in containerd; those that are there are left alone

present=$(ctr --namespace k8s.io images list -q)
while read -r image; do
  if grep -qxF "$image" <<<"$present"; then continue; fi
  timeout 540 ctr --namespace k8s.io images pull --hosts-dir /etc/containerd/certs.d "$image" >/dev/null ||
    fail "image $image cannot be pulled" "name another version in versions.kubernetes or upgrade.through, or check the registry, the mirror or the proxy in the manifest"
  changed "$image"
done <<<"$IMAGES"
