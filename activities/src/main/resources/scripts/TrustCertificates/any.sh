#!/usr/bin/env bash
# Purpose: let the host trust the manifest's certificates, and no longer those of an earlier one.
# Inputs:  FAMILY      of the operating system
#          CA_BUNDLE   PEM text, or empty for none
# Effect:  the host's own list of authorities has them; containerd and kubelet, which read it at their start, restarted

bundle=/etc/kubeone/ca-bundle.pem
case $FAMILY in
  debian) folder=/usr/local/share/ca-certificates suffix=crt refresh=(update-ca-certificates --fresh) ;;
  rhel) folder=/etc/pki/ca-trust/source/anchors suffix=pem refresh=(update-ca-trust extract) ;;
  flatcar) folder=/etc/ssl/certs suffix=pem refresh=(update-ca-certificates) ;;
  *) fail "nobody knows how hosts of the family $FAMILY trust certificates" "take certificateAuthority out of the manifest" ;;
esac
if ! command -v "${refresh[0]}" >/dev/null; then
  fail "${refresh[0]} is not installed" "install the package ca-certificates on the host, then retry"
fi

# One certificate a file: the tools of some systems read no more of it.
rm -f "$folder"/kubeone-*."$suffix"
if [[ -n $CA_BUNDLE ]]; then
  install -d -m 755 "$folder"
  awk -v begin="$folder/kubeone-" -v end=".$suffix" '
    /-----BEGIN CERTIFICATE-----/ {n++; inside = 1}
    inside {print >(begin n end)}
    /-----END CERTIFICATE-----/ {inside = 0}' <<<"$CA_BUNDLE"
  chmod 644 "$folder"/kubeone-*."$suffix"
fi
"${refresh[@]}" >/dev/null 2>&1 || fail "${refresh[*]} failed" "run it on the host and see what it says"
for unit in containerd kubelet; do
  if systemctl is-active --quiet "$unit"; then
    systemctl restart "$unit"
    changed "$unit restarted"
  fi
done
# Last: whoever finds it as it should be has nothing more to do.
if [[ -n $CA_BUNDLE ]]; then write_file "$bundle" 0644 "$CA_BUNDLE" as-it-is || true; else remove_file "$bundle" || true; fi
