/** Where Terraform's outputs come from: a file, standard input, a state, or the program itself. */
package dev.kubeone.client.terraform;
