#!/usr/bin/env bash
# Purpose: hand out what a joining control plane shares with the others.
# Inputs:  none
# Effect:  none; prints a base64 tar of the shared keys and certificates

tar -C /etc/kubernetes/pki -cf - ca.crt ca.key sa.key sa.pub front-proxy-ca.crt front-proxy-ca.key etcd/ca.crt etcd/ca.key | base64 -w0
