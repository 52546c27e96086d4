/** IP addresses and networks, parsed without ever asking a name server. */
package dev.kubeone.model.network;
