#!/usr/bin/env bash
# Purpose: let the kubelet that was installed run; appended to the script that installs it.
# Inputs:  those of the installing script
# Effect:  kubelet restarted; its pods go on

systemctl daemon-reload
systemctl restart kubelet
healthy() { [[ $(curl -s --max-time 2 http://127.0.0.1:10248/healthz) == ok ]]; }
wait_until 120 "the kubelet" healthy ||
  fail "the kubelet $KUBERNETES_VERSION does not become healthy" "look at its log: journalctl -u kubelet"
changed "kubelet restarted"
