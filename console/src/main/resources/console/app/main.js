import { connection } from './connection.js';
import './factory-shell.js';
import { health } from './health.js';
import { keyboard } from './keyboard.js';
import { router } from './router.js';

router.start();
keyboard.start();
connection.start();
health.start();
