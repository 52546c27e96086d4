#!/usr/bin/env bash
# Purpose: take a snapshot of this host's etcd member and ask etcdutl what is in it.
# Inputs:  NAME  file name without ending
# Effect:  /var/lib/kubeone/snapshots/NAME.db, readable for root only; prints bytes=, sha256=, status={json}

umask 077
folder=/var/lib/kubeone/snapshots
pki=/etc/kubernetes/pki/etcd
image=$(sed -n 's/^ *image: *"\{0,1\}\([^" ]*\).*/\1/p' /etc/kubernetes/manifests/etcd.yaml | head -n 1)
mkdir -p "$folder"
find "$folder" -type f -mmin +60 -delete

if ! ask_etcd /health | grep -q '"health":"true"'; then
  echo "etcd on this host is not healthy" >&2
  exit 1
fi

used=$(du -k /var/lib/etcd/member/snap/db | cut -f 1)
free=$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')
if [ "$free" -lt $((used + used / 4 + 100000)) ]; then
  echo "$folder has $((free / 1024)) MB free, the snapshot may need $((used / 1024)) MB" >&2
  exit 1
fi

# etcd's image has the tools, and nothing else; hosts made by kubeadm have none.
tool() {
  ctr -n k8s.io run --rm --net-host --mount "type=bind,src=$folder,dst=/snapshots,options=rbind:rw" \
    --mount "type=bind,src=$pki,dst=/pki,options=rbind:ro" "$image" "kubeone-snapshot-$$-$RANDOM" "$@" \
    2> >(grep -v 'level=warning' >&2)
}
rm -f "$folder/$NAME.db" "$folder/$NAME.db.part"
tool etcdctl --endpoints https://127.0.0.1:2379 --cacert /pki/ca.crt --cert /pki/healthcheck-client.crt \
  --key /pki/healthcheck-client.key --command-timeout 9m snapshot save "/snapshots/$NAME.db" >/dev/null
status=$(tool etcdutl snapshot status "/snapshots/$NAME.db" -w json)
printf 'bytes=%s\n' "$(stat -c %s "$folder/$NAME.db")"
printf 'sha256=%s\n' "$(sha256sum "$folder/$NAME.db" | cut -d ' ' -f 1)"
printf 'status=%s\n' "$status"
