variable "cluster_name" {
  description = "Name of the cluster; names of all resources begin with it"
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,29}$", var.cluster_name))
    error_message = "Lower case letters, digits and dashes, beginning with a letter, 30 at most."
  }
}

variable "control_plane_count" {
  description = "Number of control planes; odd, because etcd needs a majority"
  type        = number
  default     = 3

  validation {
    condition     = var.control_plane_count % 2 == 1
    error_message = "An odd number is needed."
  }
}

variable "ssh_public_key_file" {
  description = "Public key that the hosts accept"
  type        = string
  default     = "~/.ssh/id_ed25519.pub"
}

variable "ssh_private_key_file" {
  description = "Private key for the hosts; empty where an agent holds it"
  type        = string
  default     = ""
}

variable "ssh_agent_socket" {
  description = "Socket of the SSH agent that holds the key"
  type        = string
  default     = "env:SSH_AUTH_SOCK"
}

variable "ssh_user" {
  description = "User that may use sudo without a password"
  type        = string
  default     = "ubuntu"
}

variable "ssh_port" {
  description = "Port of the hosts' SSH servers"
  type        = number
  default     = 22
}

variable "apiserver_alternative_names" {
  description = "Further names in the API server's certificate"
  type        = list(string)
  default     = []
}

variable "worker_count" {
  description = "Machines of the first worker set"
  type        = number
  default     = 2
}

variable "ssh_cidr" {
  description = "Network from which the hosts are reached over SSH"
  type        = string
}

variable "location" {
  description = "Azure region"
  type        = string
  default     = "westeurope"
}

variable "control_plane_size" {
  description = "Size of control planes"
  type        = string
  default     = "Standard_B2s"
}

variable "worker_size" {
  description = "Size of workers"
  type        = string
  default     = "Standard_B2s"
}
