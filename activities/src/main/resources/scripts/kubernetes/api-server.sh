#!/usr/bin/env bash
# Purpose: functions that start the API server on this host anew and see it through.
# Inputs:  none
# Effect:  none by itself

api_manifest=/etc/kubernetes/manifests/kube-apiserver.yaml
api_files=/etc/kubernetes/kubeone
api_before=$KUBEONE_STATE/api-server-before

# keep_api_server: what runs well now is kept until the new one does; of an attempt that did not end, what ran before it.
keep_api_server() {
  if [[ -d $api_before ]]; then return; fi
  rm -rf "$api_before.new"
  install -d -m 700 "$api_before.new" "$api_files"
  cp -a "$api_manifest" "$api_before.new/manifest.yaml"
  cp -a "$api_files" "$api_before.new/files"
  mv "$api_before.new" "$api_before"
}
same_manifest() { cmp -s "$api_before/manifest.yaml" "$api_manifest"; }
same_files() { diff -rq --exclude kubeadm.yaml "$api_before/files" "$api_files" >/dev/null; }

# put_api_server_back: files and manifest as they were kept; true if that changed the manifest.
put_api_server_back() {
  cp -a "$api_before/files/." "$api_files/" || exit 1
  if same_manifest; then return 1; fi
  cp -a "$api_before/manifest.yaml" /etc/kubernetes/kube-apiserver.kubeone-new || exit 1
  mv /etc/kubernetes/kube-apiserver.kubeone-new "$api_manifest"
}
# forget_api_server: nothing has to be put back any more.
forget_api_server() { rm -rf "$api_before"; }

# The kernel cuts a process's name at 15 characters.
api_server() { pgrep -o -x kube-apiserver || true; }
other_api_server() { local now; now=$(api_server) && [[ -n $now && $now != "$1" ]]; }

# await_api_server <pid>: another process than that one, and it is ready.
await_api_server() {
  wait_until 120 "the API server to start anew" other_api_server "$1" && wait_until 120 "this host's API server" own_api
}

# stop_api_server <pid>: the kubelet starts it anew, with the files that are there then. It takes leave of its clients
# first, and gets as long for that as the kubelet gives a static pod.
stop_api_server() {
  # shellcheck disable=SC2317 # wait_until calls it
  gone() { ! kill -0 "$1" 2>/dev/null; }
  if kill "$1" 2>/dev/null && ! wait_until 30 "the API server to end" gone "$1"; then kill -9 "$1" 2>/dev/null || true; fi
}
