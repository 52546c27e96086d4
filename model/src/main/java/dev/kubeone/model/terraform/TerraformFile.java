package dev.kubeone.model.terraform;

/**
 * Outputs of Terraform or OpenTofu as JSON, unread: what {@code terraform output -json} prints, a state file, or what
 * {@code terraform show -json} prints. The bytes may hold secrets and are never shown.
 */
public final class TerraformFile {
    /** No Terraform. */
    public static final TerraformFile NONE = new TerraformFile("", new byte[0]);

    private final String name;
    private final byte[] content;

    /** @param name how messages call the file */
    public TerraformFile(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    public String name() {
        return name;
    }

    /** Whether there is something to read. */
    public boolean given() {
        return !name.isEmpty();
    }

    byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return name;
    }
}
