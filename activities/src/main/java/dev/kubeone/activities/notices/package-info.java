/** Telling people and programs elsewhere what was found. */
package dev.kubeone.activities.notices;
