/** Plans, states and reports as a person reads them; pure functions from data to lines. */
package dev.kubeone.client.text;
