#!/usr/bin/env bash
# Purpose: fetch the images a node starts with, before anything waits for them.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          IMAGE_REPOSITORY     a registry that all images come from, or "" for each image's own
#          ROLE                 control-plane or worker
#          SANDBOX_IMAGE        the pause image that containerd is configured with
#          ADDON_IMAGES         images of the addons that run on every node, one a line; missing ones are no failure
# Effect:  images in containerd; those that are there are left alone

# kubeadm alone knows which etcd and CoreDNS go with a patch release.
wanted=$(kubeadm config images list --kubernetes-version "v$KUBERNETES_VERSION" ${IMAGE_REPOSITORY:+--image-repository "$IMAGE_REPOSITORY"})
if [[ $ROLE == worker ]]; then wanted=$(grep -E '/(kube-proxy|coredns)[:/]' <<<"$wanted"); fi
wanted+=$'\n'$SANDBOX_IMAGE

present=$(ctr --namespace k8s.io images list -q)
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# pull <number> <image>: in the background; all at once, so that a registry's latency is paid once
images=()
pids=()
pull_all() {
  local image
  images=() pids=()
  while read -r image; do
    if [[ -n $image ]] && ! grep -qxF "$image" <<<"$present"; then
      timeout 540 ctr --namespace k8s.io images pull --hosts-dir /etc/containerd/certs.d "$image" >"$logs/${#images[@]}" 2>&1 &
      pids+=($!)
      images+=("$image")
    fi
  done
}

pull_all < <(sort -u <<<"$wanted")
for n in "${!images[@]}"; do
  if ! wait "${pids[n]}"; then
    tail -3 "$logs/$n" >&2
    fail "image ${images[n]} cannot be pulled" "check the registry, the mirror or the proxy in the manifest"
  fi
  changed "${images[n]}"
done
pull_all < <(sort -u <<<"$ADDON_IMAGES")
for n in "${!images[@]}"; do
  if wait "${pids[n]}"; then changed "${images[n]}"; else echo "kubeone: ${images[n]} of an addon was not pulled"; fi
done
