import {
  ActivityHandler,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type TurnContext,
} from 'botbuilder';
import { createServer, plugins, type Request, type Response } from 'restify';

/**
 * The yardstick: a bot as Microsoft's samples write it (02.echo-bot, with the Universal Action handler of the Teams samples beside
 * it). Settings come from the environment, as there. A message is answered with an echo, a press with a card in the invoke response.
 */
const ECHO_CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Echo', wrap: true }],
  actions: [{ type: 'Action.Execute', title: 'Again', verb: 'echo/again' }],
} as const;

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const replyText = `Echo: ${context.activity.text}`;
      await context.sendActivity(MessageFactory.text(replyText, replyText));
      await next();
    });
  }

  override async onAdaptiveCardInvoke(
    _context: TurnContext,
    _invoke: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const { contentType: type, content: value } = CardFactory.adaptiveCard(ECHO_CARD);
    return { statusCode: 200, type, value };
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(process.env));
adapter.onTurnError = async (context, error) => {
  process.stderr.write(`[onTurnError] unhandled error: ${error.stack ?? error.message}\n`);
  await context.sendActivity('The bot encountered an error or bug.');
};

const bot = new EchoBot();
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  const { body, headers, method = 'POST' } = request;
  await adapter.process({ body, headers, method }, response, (context) => bot.run(context));
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
