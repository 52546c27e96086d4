terraform {
  required_version = ">= 1.3"

  required_providers {
    digitalocean = {
      source  = "digitalocean/digitalocean"
      version = ">= 2.30"
    }
  }
}

# The token comes from DIGITALOCEAN_TOKEN.
provider "digitalocean" {}

resource "digitalocean_vpc" "cluster" {
  name   = var.cluster_name
  region = var.region
}

resource "digitalocean_tag" "control_plane" {
  name = "${var.cluster_name}-control-plane"
}

resource "digitalocean_ssh_key" "operator" {
  name       = "${var.cluster_name}-operator"
  public_key = file(pathexpand(var.ssh_public_key_file))
}

resource "digitalocean_droplet" "control_plane" {
  count = var.control_plane_count

  name     = "${var.cluster_name}-cp-${count.index + 1}"
  image    = "ubuntu-24-04-x64"
  region   = var.region
  size     = var.control_plane_size
  vpc_uuid = digitalocean_vpc.cluster.id
  ssh_keys = [digitalocean_ssh_key.operator.id]
  tags     = [digitalocean_tag.control_plane.id]
}

resource "digitalocean_loadbalancer" "api" {
  name        = "${var.cluster_name}-api"
  region      = var.region
  vpc_uuid    = digitalocean_vpc.cluster.id
  droplet_tag = digitalocean_tag.control_plane.name

  forwarding_rule {
    entry_port      = 6443
    entry_protocol  = "tcp"
    target_port     = 6443
    target_protocol = "tcp"
  }

  healthcheck {
    port     = 6443
    protocol = "tcp"
  }
}

resource "digitalocean_firewall" "control_plane" {
  name = "${var.cluster_name}-control-plane"
  tags = [digitalocean_tag.control_plane.id]

  inbound_rule {
    protocol         = "tcp"
    port_range       = tostring(var.ssh_port)
    source_addresses = [var.ssh_cidr]
  }

  inbound_rule {
    protocol                  = "tcp"
    port_range                = "6443"
    source_load_balancer_uids = [digitalocean_loadbalancer.api.id]
  }

  inbound_rule {
    protocol         = "tcp"
    port_range       = "1-65535"
    source_addresses = [digitalocean_vpc.cluster.ip_range]
  }

  inbound_rule {
    protocol         = "udp"
    port_range       = "1-65535"
    source_addresses = [digitalocean_vpc.cluster.ip_range]
  }

  outbound_rule {
    protocol              = "tcp"
    port_range            = "1-65535"
    destination_addresses = ["0.0.0.0/0", "::/0"]
  }

  outbound_rule {
    protocol              = "udp"
    port_range            = "1-65535"
    destination_addresses = ["0.0.0.0/0", "::/0"]
  }
}
