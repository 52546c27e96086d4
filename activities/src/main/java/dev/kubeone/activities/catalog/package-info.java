/** What differs by operating system, read from catalog files. */
package dev.kubeone.activities.catalog;
