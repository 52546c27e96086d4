terraform {
  required_version = ">= 1.3"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.0"
    }
  }
}

provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "cluster" {
  name     = "${var.cluster_name}-rg"
  location = var.location
}

resource "azurerm_virtual_network" "cluster" {
  name                = "${var.cluster_name}-vnet"
  address_space       = ["172.16.0.0/16"]
  location            = azurerm_resource_group.cluster.location
  resource_group_name = azurerm_resource_group.cluster.name
}

resource "azurerm_subnet" "nodes" {
  name                 = "${var.cluster_name}-nodes"
  resource_group_name  = azurerm_resource_group.cluster.name
  virtual_network_name = azurerm_virtual_network.cluster.name
  address_prefixes     = ["172.16.1.0/24"]
}

resource "azurerm_network_security_group" "nodes" {
  name                = "${var.cluster_name}-nodes"
  location            = azurerm_resource_group.cluster.location
  resource_group_name = azurerm_resource_group.cluster.name

  security_rule {
    name                       = "ssh"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = tostring(var.ssh_port)
    source_address_prefix      = var.ssh_cidr
    destination_address_prefix = "*"
  }

  security_rule {
    name                       = "kube-apiserver"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "6443"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}

resource "azurerm_subnet_network_security_group_association" "nodes" {
  subnet_id                 = azurerm_subnet.nodes.id
  network_security_group_id = azurerm_network_security_group.nodes.id
}

resource "azurerm_availability_set" "control_plane" {
  name                = "${var.cluster_name}-control-plane"
  location            = azurerm_resource_group.cluster.location
  resource_group_name = azurerm_resource_group.cluster.name
}

resource "azurerm_availability_set" "workers" {
  name                = "${var.cluster_name}-workers"
  location            = azurerm_resource_group.cluster.location
  resource_group_name = azurerm_resource_group.cluster.name
}

resource "azurerm_public_ip" "control_plane" {
  count = var.control_plane_count

  name                = "${var.cluster_name}-cp-${count.index + 1}"
  location            = azurerm_resource_group.cluster.location
  resource_group_name = azurerm_resource_group.cluster.name
  allocation_method   = "Static"
  sku                 = "Standard"
}

resource "azurerm_network_interface" "control_plane" {
  count = var.control_plane_count

  name                = "${var.cluster_name}-cp-${count.index + 1}"
  location            = azurerm_resource_group.cluster.location
  resource_group_name = azurerm_resource_group.cluster.name

  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.nodes.id
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = azurerm_public_ip.control_plane[count.index].id
  }
}

resource "azurerm_linux_virtual_machine" "control_plane" {
  count = var.control_plane_count

  name                  = "${var.cluster_name}-cp-${count.index + 1}"
  location              = azurerm_resource_group.cluster.location
  resource_group_name   = azurerm_resource_group.cluster.name
  availability_set_id   = azurerm_availability_set.control_plane.id
  size                  = var.control_plane_size
  admin_username        = var.ssh_user
  network_interface_ids = [azurerm_network_interface.control_plane[count.index].id]

  admin_ssh_key {
    username   = var.ssh_user
    public_key = file(pathexpand(var.ssh_public_key_file))
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
    disk_size_gb         = 50
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}

resource "azurerm_public_ip" "api" {
  name                = "${var.cluster_name}-api"
  location            = azurerm_resource_group.cluster.location
  resource_group_name = azurerm_resource_group.cluster.name
  allocation_method   = "Static"
  sku                 = "Standard"
}

resource "azurerm_lb" "api" {
  name                = "${var.cluster_name}-api"
  location            = azurerm_resource_group.cluster.location
  resource_group_name = azurerm_resource_group.cluster.name
  sku                 = "Standard"

  frontend_ip_configuration {
    name                 = "api"
    public_ip_address_id = azurerm_public_ip.api.id
  }
}

resource "azurerm_lb_backend_address_pool" "api" {
  name            = "control-planes"
  loadbalancer_id = azurerm_lb.api.id
}

resource "azurerm_network_interface_backend_address_pool_association" "api" {
  count = var.control_plane_count

  network_interface_id    = azurerm_network_interface.control_plane[count.index].id
  ip_configuration_name   = "main"
  backend_address_pool_id = azurerm_lb_backend_address_pool.api.id
}

resource "azurerm_lb_probe" "api" {
  name            = "kube-apiserver"
  loadbalancer_id = azurerm_lb.api.id
  protocol        = "Tcp"
  port            = 6443
}

resource "azurerm_lb_rule" "api" {
  name                           = "kube-apiserver"
  loadbalancer_id                = azurerm_lb.api.id
  protocol                       = "Tcp"
  frontend_port                  = 6443
  backend_port                   = 6443
  frontend_ip_configuration_name = "api"
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.api.id]
  probe_id                       = azurerm_lb_probe.api.id
}
