package io.github.cliocheckin.system;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An Artemis, spoken to by JMS. */
class ArtemisBus implements Bus {

    private final Path folder;
    private final int port = TestService.freePort();
    private EmbeddedActiveMQ broker;

    ArtemisBus(Path folder) {
        this.folder = folder;
        start();
    }

    final String url() {
        return "127.0.0.1:" + port;
    }

    @Override
    public final void start() {
        try {
            Configuration configuration = new ConfigurationImpl()
                    .setPersistenceEnabled(true)
                    .setSecurityEnabled(false)
                    .setJournalType(JournalType.NIO)
                    .setJournalDirectory(folder.resolve("journal").toString())
                    .setBindingsDirectory(folder.resolve("bindings").toString())
                    .setLargeMessagesDirectory(folder.resolve("large").toString())
                    .setPagingDirectory(folder.resolve("paging").toString())
                    .addAcceptorConfiguration("all", "tcp://" + url() + "?protocols=CORE,AMQP")
                    .addAddressSetting(
                            "#",
                            new AddressSettings()
                                    .setAutoDeleteQueues(false)
                                    .setAutoDeleteAddresses(false)
                                    .setRedeliveryDelay(100)
                                    .setMaxDeliveryAttempts(3)
                                    .setDeadLetterAddress(SimpleString.of("dead")));
            broker = new EmbeddedActiveMQ().setConfiguration(configuration);
            broker.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "camel.beans.artemis",
                "#class:org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory('tcp://" + url() + "')",
                "camel.beans.bus",
                "#class:org.springframework.jms.connection.CachingConnectionFactory(#bean:artemis)",
                "camel.component.jms.connection-factory",
                "#bean:bus");
    }

    @Override
    public String sendingTo(String name) {
        return "jms:" + name;
    }

    @Override
    public String takingFrom(String name) {
        return "jms:" + name + "?transacted=true&lazyCreateTransactionManager=false&recoveryInterval=200";
    }

    @Override
    public void put(String name, List<String> messages) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://" + url());
                JMSContext context = factory.createContext()) {
            messages.forEach(message -> context.createProducer().send(context.createQueue(name), message));
        }
    }

    @Override
    public List<Message> take(String queue) {
        List<Message> messages = new ArrayList<>();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://" + url());
                JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            for (jakarta.jms.Message message; (message = consumer.receive(500)) != null; ) {
                Map<String, String> headers = new HashMap<>();
                Enumeration<?> names = message.getPropertyNames();
                while (names.hasMoreElements()) {
                    String name = names.nextElement().toString();
                    headers.put(name, message.getStringProperty(name));
                }
                messages.add(new Message(message.getStringProperty("JMSXGroupID"), text(message), headers));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
        return messages;
    }

    private static String text(jakarta.jms.Message message) throws JMSException {
        return message instanceof TextMessage text
                ? text.getText()
                : new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        stop();
    }
}
