terraform {
  required_version = ">= 1.3"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 5.0"
    }
  }
}

# Credentials and project come from GOOGLE_CREDENTIALS and GOOGLE_PROJECT.
provider "google" {
  region = var.region
}

locals {
  zones = data.google_compute_zones.available.names
  tag   = "${var.cluster_name}-node"
}

data "google_compute_zones" "available" {
  region = var.region
}

data "google_compute_image" "ubuntu" {
  family  = "ubuntu-2404-lts-amd64"
  project = "ubuntu-os-cloud"
}

resource "google_compute_network" "cluster" {
  name                    = var.cluster_name
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "nodes" {
  name          = "${var.cluster_name}-nodes"
  network       = google_compute_network.cluster.self_link
  region        = var.region
  ip_cidr_range = "10.240.0.0/24"
}

resource "google_compute_firewall" "ssh" {
  name          = "${var.cluster_name}-ssh"
  network       = google_compute_network.cluster.self_link
  source_ranges = [var.ssh_cidr]
  target_tags   = [local.tag]

  allow {
    protocol = "tcp"
    ports    = [tostring(var.ssh_port)]
  }
}

resource "google_compute_firewall" "api" {
  name          = "${var.cluster_name}-api"
  network       = google_compute_network.cluster.self_link
  source_ranges = ["0.0.0.0/0"]
  target_tags   = [local.tag]

  allow {
    protocol = "tcp"
    ports    = ["6443"]
  }
}

resource "google_compute_firewall" "internal" {
  name        = "${var.cluster_name}-internal"
  network     = google_compute_network.cluster.self_link
  source_tags = [local.tag]
  target_tags = [local.tag]

  allow {
    protocol = "all"
  }
}

resource "google_compute_instance" "control_plane" {
  count = var.control_plane_count

  name         = "${var.cluster_name}-cp-${count.index + 1}"
  machine_type = var.control_plane_type
  zone         = local.zones[count.index % length(local.zones)]
  tags         = [local.tag]

  boot_disk {
    initialize_params {
      image = data.google_compute_image.ubuntu.self_link
      size  = 50
      type  = "pd-ssd"
    }
  }

  network_interface {
    subnetwork = google_compute_subnetwork.nodes.self_link

    # An empty block asks for a public address.
    access_config {}
  }

  metadata = {
    ssh-keys = "${var.ssh_user}:${trimspace(file(pathexpand(var.ssh_public_key_file)))}"
  }

  service_account {
    scopes = ["compute-rw", "storage-ro"]
  }

  lifecycle {
    ignore_changes = [boot_disk[0].initialize_params[0].image]
  }
}

resource "google_compute_address" "api" {
  name   = "${var.cluster_name}-api"
  region = var.region
}

resource "google_compute_target_pool" "api" {
  name      = "${var.cluster_name}-api"
  region    = var.region
  instances = google_compute_instance.control_plane[*].self_link
}

resource "google_compute_forwarding_rule" "api" {
  name       = "${var.cluster_name}-api"
  region     = var.region
  target     = google_compute_target_pool.api.self_link
  ip_address = google_compute_address.api.address
  port_range = "6443-6443"
}
