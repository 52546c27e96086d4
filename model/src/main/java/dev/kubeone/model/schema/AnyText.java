package dev.kubeone.model.schema;

/** Takes every text. */
public record AnyText() implements Check<String> {
    @Override
    public String label() {
        return "text";
    }

    @Override
    public String expects() {
        return "a text";
    }

    @Override
    public String hint() {
        return "";
    }

    @Override
    public boolean holds(String value) {
        return true;
    }
}
