#!/usr/bin/env bash
# Purpose: fetch the images a node starts with, before anything waits for them.
# Inputs:  IMAGES   references, one a line
# Effect:  images in containerd; those that are there are left alone

present=$(ctr --namespace k8s.io images list -q)
missing=()
while read -r image; do
  if [[ -n $image ]] && ! grep -qxF "$image" <<<"$present"; then missing+=("$image"); fi
done <<<"$IMAGES"

# All at once: a registry's latency is paid once, not once an image.
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
pids=()
for n in "${!missing[@]}"; do
  timeout 540 ctr --namespace k8s.io images pull --hosts-dir /etc/containerd/certs.d "${missing[n]}" >"$logs/$n" 2>&1 &
  pids+=($!)
done
for n in "${!missing[@]}"; do
  if ! wait "${pids[n]}"; then
    tail -3 "$logs/$n" >&2
    fail "image ${missing[n]} cannot be pulled" "check the registry, the mirror or the proxy in the manifest"
  fi
  changed "${missing[n]}"
done
