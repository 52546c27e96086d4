terraform {
  required_version = ">= 1.3"

  required_providers {
    hcloud = {
      source  = "hetznercloud/hcloud"
      version = ">= 1.40"
    }
  }
}

# The token comes from HCLOUD_TOKEN.
provider "hcloud" {}

resource "hcloud_ssh_key" "operator" {
  name       = "${var.cluster_name}-operator"
  public_key = file(pathexpand(var.ssh_public_key_file))
}

resource "hcloud_network" "cluster" {
  name     = var.cluster_name
  ip_range = "192.168.0.0/16"
}

resource "hcloud_network_subnet" "nodes" {
  network_id   = hcloud_network.cluster.id
  type         = "cloud"
  network_zone = var.network_zone
  ip_range     = "192.168.0.0/24"
}

# Traffic of the private network passes by firewalls.
resource "hcloud_firewall" "control_plane" {
  name = "${var.cluster_name}-control-plane"

  rule {
    direction  = "in"
    protocol   = "tcp"
    port       = tostring(var.ssh_port)
    source_ips = [var.ssh_cidr]
  }
}

resource "hcloud_placement_group" "control_plane" {
  name = "${var.cluster_name}-control-plane"
  type = "spread"
}

resource "hcloud_server" "control_plane" {
  count = var.control_plane_count

  name               = "${var.cluster_name}-cp-${count.index + 1}"
  image              = "ubuntu-24.04"
  server_type        = var.control_plane_type
  location           = var.location
  ssh_keys           = [hcloud_ssh_key.operator.id]
  firewall_ids       = [hcloud_firewall.control_plane.id]
  placement_group_id = hcloud_placement_group.control_plane.id

  lifecycle {
    ignore_changes = [image]
  }
}

resource "hcloud_server_network" "control_plane" {
  count = var.control_plane_count

  server_id = hcloud_server.control_plane[count.index].id
  subnet_id = hcloud_network_subnet.nodes.id
}

resource "hcloud_load_balancer" "api" {
  name               = "${var.cluster_name}-api"
  load_balancer_type = "lb11"
  location           = var.location
}

resource "hcloud_load_balancer_network" "api" {
  load_balancer_id = hcloud_load_balancer.api.id
  subnet_id        = hcloud_network_subnet.nodes.id
}

resource "hcloud_load_balancer_target" "api" {
  count = var.control_plane_count

  type             = "server"
  load_balancer_id = hcloud_load_balancer.api.id
  server_id        = hcloud_server.control_plane[count.index].id
  use_private_ip   = true

  depends_on = [hcloud_server_network.control_plane, hcloud_load_balancer_network.api]
}

resource "hcloud_load_balancer_service" "api" {
  load_balancer_id = hcloud_load_balancer.api.id
  protocol         = "tcp"
  listen_port      = 6443
  destination_port = 6443
}
