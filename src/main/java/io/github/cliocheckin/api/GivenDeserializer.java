package io.github.cliocheckin.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;

/** Tells a JSON null from a field that is missing, which Jackson's own types do not. */
@SuppressWarnings("rawtypes") // Jackson registers a deserializer by the class, which has no parameter
final class GivenDeserializer extends JsonDeserializer<Given> implements ContextualDeserializer {

    private final JavaType value;

    GivenDeserializer() {
        this(TypeFactory.unknownType());
    }

    private GivenDeserializer(JavaType value) {
        this.value = value;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        JavaType type = property == null ? context.getContextualType() : property.getType();
        return new GivenDeserializer(type.containedTypeOrUnknown(0));
    }

    @Override
    public Given deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Given.as(context.readValue(parser, value));
    }

    @Override
    public Given getNullValue(DeserializationContext context) {
        return Given.as(null);
    }

    @Override
    public Given getAbsentValue(DeserializationContext context) {
        return Given.not();
    }
}
