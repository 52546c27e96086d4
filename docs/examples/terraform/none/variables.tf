variable "cluster_name" {
  description = "Name of the cluster"
  type        = string
}

variable "api_endpoint" {
  description = "Address of the load balancer in front of the API servers"
  type        = string
}

variable "control_planes" {
  description = "Hosts of the control plane, best an odd number of them"
  type = list(object({
    name            = string
    public_address  = string
    private_address = string
  }))
}

variable "workers" {
  description = "Hosts that become workers"
  type = list(object({
    name            = string
    public_address  = string
    private_address = string
  }))
  default = []
}

variable "operating_system" {
  description = "What runs on the hosts; empty: it is looked up"
  type        = string
  default     = ""
}

variable "ssh_user" {
  description = "User that may use sudo without a password"
  type        = string
  default     = "root"
}

variable "ssh_port" {
  description = "Port of the hosts' SSH servers"
  type        = number
  default     = 22
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

variable "apiserver_alternative_names" {
  description = "Further names in the API server's certificate"
  type        = list(string)
  default     = []
}
