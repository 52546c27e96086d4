#!/usr/bin/env bash
# Purpose: ask this host's etcd member for its health and for the members it knows.
# Inputs:  none
# Effect:  none; prints two JSON lines: /health, member list

ask_etcd /health
echo
ask_etcd /v3/cluster/member/list -f -X POST -d '{}'
echo
